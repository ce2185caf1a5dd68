/** Makes a sheet as in a database that was restored to the instant after change `n`: all later changes are gone. */
import type { Pool } from "pg";

export async function loseTail(pool: Pick<Pool, "connect">, sheet: string, n: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query(
      `DELETE FROM sheet_client WHERE sheet_id = $1 AND person_id NOT IN
         (SELECT person_id FROM change WHERE sheet_id = $1 AND n <= $2 AND person_id IS NOT NULL)`,
      [sheet, n],
    );
    for (const table of ["change", "snapshot"])
      await client.query(`DELETE FROM ${table} WHERE sheet_id = $1 AND n > $2`, [sheet, n]);
    // Versions are built again from nothing.
    await client.query("DELETE FROM clause_version WHERE sheet_id = $1", [sheet]);
    await client.query("UPDATE sheet SET head = $2, folded = 0 WHERE id = $1", [sheet, n]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}
