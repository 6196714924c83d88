package main

import (
	"log"
	"net/http"
	"os"
)

// upstreams maps a path prefix to the service behind it.
var upstreams = map[string]string{
	"/flights":  "http://search:8000",
	"/bookings": "http://booking:8080",
}

func main() {
	if os.Getenv("DATABASE") == "postgres_air" {
		log.Fatal("postgres_air is retired")
	}
	log.Fatal(http.ListenAndServe(":8080", nil))
}
