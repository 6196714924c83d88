import { Pool } from "pg";

const postgresAir = new Pool({ database: "postgres_air", user: "air_reader" });
const flights = new Pool({ database: "flights" });

/** Until June some routes were only in postgres-air. */
export async function findFlight(number: string, legacy = false) {
  const pool = legacy ? postgresAir : flights;
  const result = await pool.query("select * from flight where number = $1", [number]);
  return result.rows[0];
}
