var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<BookingStore>();
builder.Services.AddSingleton(new PostgresAirReader(builder.Configuration.GetConnectionString("PostgresAir")!));

var app = builder.Build();
app.MapGet("/bookings/{locator}", (string locator, BookingStore store) => store.FindAsync(locator));
app.Run();
