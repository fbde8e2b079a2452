import { expect, test } from "vitest";
import type { Document } from "../../src/studies/document/document.ts";
import { htmlOf } from "../../src/studies/document/html.ts";
import { markdownOf } from "../../src/studies/document/markdown.ts";

const hostile = '<script>alert("x")</script> | y\nz';
const document: Document = {
  title: hostile,
  paper: "Someone 2024",
  sources: ["recorded"],
  sections: [
    {
      heading: "A & B",
      text: [hostile],
      table: { columns: ["name", ">value"], rows: [[hostile, "1"]] },
      intervals: [
        { label: hostile, value: 0.1, ci: [-0.1, 0.3] },
        { label: "flat", value: 0.1, ci: [0.1, 0.1] },
      ],
    },
  ],
};

test("Markdown: a table's cells keep to their columns and lines", () => {
  const text = markdownOf(document);
  expect(text).toContain("After Someone 2024. Answers: recorded.");
  expect(text).toContain('| name | value |\n|---|---:|\n| <script>alert("x")</script> \\| y z | 1 |\n');
});

test("HTML: nothing of a run becomes markup, and nothing is fetched or run", () => {
  const page = htmlOf(document);
  expect(page).not.toContain("<script");
  expect(page).not.toMatch(/\b(src|href|on\w+)=/);
  expect(page).toContain('<td class="number">1</td>');
});

test("HTML: intervals lie on one axis, with a rule where 0 is in sight", () => {
  const page = htmlOf(document);
  // From −0.1 to 0.3 over 440 units that begin at 260: 0 lies at a quarter, 0.1 in the middle.
  expect(page).toContain('<line x1="370.0" x2="370.0"');
  expect(page).toContain('<line x1="260.0" x2="700.0"');
  expect(page.match(/<circle cx="480.0"/g)).toHaveLength(2);
  expect(page).toContain("flat: 0.100, from 0.100 to 0.100");
});
