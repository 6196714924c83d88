output "booking_endpoint" {
  value = module.booking.endpoint
}

output "flights_endpoint" {
  value = module.flights.endpoint
}

output "postgres_air_endpoint" {
  description = "For the old reporting jobs."
  value       = module.postgres_air.endpoint
}
