using Npgsql;

/// <summary>Reads bookings from postgres_air, for the nightly comparison only.</summary>
public sealed class PostgresAirReader(string connectionString)
{
    public async Task<long> CountAsync(DateOnly day)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM postgres_air.booking WHERE day = $1", connection);
        command.Parameters.AddWithValue(day);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
