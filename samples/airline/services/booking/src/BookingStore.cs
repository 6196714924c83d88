using Npgsql;

public sealed class BookingStore(NpgsqlDataSource booking)
{
    public async Task<string?> FindAsync(string locator)
    {
        await using var command = booking.CreateCommand("SELECT state FROM booking WHERE locator = $1");
        command.Parameters.AddWithValue(locator);
        return (string?)await command.ExecuteScalarAsync();
    }
}
