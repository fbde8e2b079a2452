import { render } from "preact";
import { Shell } from "./shell.tsx";
import "./style/base.css";
import "./style/shell.css";
import "./style/tables.css";
import "./style/parts.css";
import "./style/code.css";
import "./style/phone.css";

render(<Shell />, document.getElementById("page")!);
