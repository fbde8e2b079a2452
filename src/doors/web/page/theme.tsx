import { useEffect, useState } from "preact/hooks";

type Theme = "" | "light" | "dark";
const NEXT: Record<Theme, Theme> = { "": "dark", dark: "light", light: "" };
const NAMES: Record<Theme, string> = { "": "auto", dark: "dark", light: "light" };
const KEY = "assay-theme";

/** Light, dark, or as the system has it. A page opened from a disk may not be allowed to remember. */
export function ThemeButton() {
  const [theme, setTheme] = useState<Theme>(remembered);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Then it is forgotten.
    }
  }, [theme]);
  return (
    <button type="button" onClick={() => setTheme(NEXT[theme])}>
      Theme <kbd>{NAMES[theme]}</kbd>
    </button>
  );
}

function remembered(): Theme {
  try {
    const found = localStorage.getItem(KEY);
    return found === "dark" || found === "light" ? found : "";
  } catch {
    return "";
  }
}
