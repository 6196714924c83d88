package example.loyalty;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

final class LoyaltyRepository {
    private static final String POSTGRES_AIR = "jdbc:postgresql://postgres-air:5432/postgres_air";

    Connection openArchive() throws SQLException {
        return DriverManager.getConnection(POSTGRES_AIR);
    }
}
