/** Where a key leads in a grid: as the ARIA practices have it. Pure. */
export interface At {
  row: number;
  column: number;
}

interface Press {
  key: string;
  ctrlKey: boolean;
}

interface Size {
  rows: number;
  columns: number;
}

/** Null for a key that is not one of the grid's. */
export function moved({ row, column }: At, { key, ctrlKey }: Press, { rows, columns }: Size): At | null {
  const last = { row: rows - 1, column: columns - 1 };
  switch (key) {
    case "ArrowUp":
      return { row: Math.max(0, row - 1), column };
    case "ArrowDown":
      return { row: Math.min(last.row, row + 1), column };
    case "ArrowLeft":
      return { row, column: Math.max(0, column - 1) };
    case "ArrowRight":
      return { row, column: Math.min(last.column, column + 1) };
    case "PageUp":
      return { row: Math.max(0, row - PAGE), column };
    case "PageDown":
      return { row: Math.min(last.row, row + PAGE), column };
    case "Home":
      return { row: ctrlKey ? 0 : row, column: 0 };
    case "End":
      return { row: ctrlKey ? last.row : row, column: last.column };
    default:
      return null;
  }
}

const PAGE = 10;
