resource "aws_cloudwatch_metric_alarm" "booking_connections" {
  alarm_name          = "booking-connections"
  namespace           = "AWS/RDS"
  metric_name         = "DatabaseConnections"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 3
  period              = 60
  statistic           = "Average"
  threshold           = 400
  dimensions          = { DBInstanceIdentifier = "booking" }
}

resource "aws_cloudwatch_metric_alarm" "postgres_air_connections" {
  alarm_name          = "postgres-air-connections"
  namespace           = "AWS/RDS"
  metric_name         = "DatabaseConnections"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 3
  period              = 60
  statistic           = "Average"
  threshold           = 400
  dimensions          = { DBInstanceIdentifier = "postgres-air" }
}

resource "aws_cloudwatch_dashboard" "databases" {
  dashboard_name = "databases"
  dashboard_body = <<-JSON
    {
      "widgets": [
        { "type": "metric", "properties": { "title": "booking", "region": "eu-central-1" } },
        { "type": "metric", "properties": { "title": "postgres_air", "region": "eu-central-1" } }
      ]
    }
  JSON
}
