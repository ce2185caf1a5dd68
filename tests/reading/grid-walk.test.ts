import { expect, test } from "vitest";
import { csvOf } from "#app/routes/http/csv.ts";
import { moved } from "#app/routes/texts/positions/grid-walk.ts";

const SIZE = { rows: 30, columns: 7 };
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey });

test("N34 arrows walk the matrix and stop at its edges, Home and End follow the row, with Control the whole", () => {
  const from = { row: 3, column: 2 };
  const to = (key: string, ctrl = false, at = from) => moved(at, press(key, ctrl), SIZE);
  expect([to("ArrowUp"), to("ArrowDown"), to("ArrowLeft"), to("ArrowRight")]).toEqual([
    { row: 2, column: 2 },
    { row: 4, column: 2 },
    { row: 3, column: 1 },
    { row: 3, column: 3 },
  ]);
  const corner = { row: 0, column: 0 };
  const end = { row: 29, column: 6 };
  expect([to("ArrowUp", false, corner), to("ArrowLeft", false, corner)]).toEqual([corner, corner]);
  expect([to("ArrowDown", false, end), to("ArrowRight", false, end), to("PageDown", false, end)]).toEqual([
    end,
    end,
    end,
  ]);
  expect([to("Home"), to("End"), to("Home", true), to("End", true), to("PageUp"), to("PageDown")]).toEqual([
    { row: 3, column: 0 },
    { row: 3, column: 6 },
    corner,
    end,
    { row: 0, column: 2 },
    { row: 13, column: 2 },
  ]);
  expect([to("Tab"), to("a")]).toEqual([null, null]);
});

test("N35 the export keeps words whole, and no note is a formula", () => {
  const csv = csvOf([
    ["Clause", 'Says "no"', "a, b"],
    ["=1+1", "two\nlines", "-"],
    ["@x", "Қазақстан", ""],
  ]);
  expect(csv).toBe('\uFEFFClause,"Says ""no""","a, b"\r\n\'=1+1,"two\nlines",\'-\r\n\'@x,Қазақстан,\r\n');
});
