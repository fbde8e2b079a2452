import type { Perturbation } from "../perturbation.ts";

/** An empty line ends what is shown. */
const newLineAfterCode: Perturbation = {
  id: "new-line-after-code",
  title: "An empty line ends what is shown",
  group: "format",
  apply: (text) => ({
    ...text,
    body: [...text.body.slice(0, text.given), "", ...text.body.slice(text.given)],
    given: text.given + 1,
  }),
};

export default newLineAfterCode;
