using CsCheck;
using GraphMcp.Processing.Secrets;

namespace GraphMcp.Processing.Tests.Secrets;

public sealed class SecretMaskerTests
{
    [Theory]
    [InlineData("password=abc", "password=***")]
    [InlineData("DB_PASSWORD=abc", "DB_PASSWORD=***")]
    [InlineData("password: abc def", "password: ***")]
    [InlineData("  \"password\": \"abc\",", "  \"password\": \"***\",")]
    [InlineData("{\"password\":\"abc\",\"user\":\"u\"}", "{\"password\":\"***\",\"user\":\"u\"}")]
    [InlineData("x = '{\\\"apiKey\\\": \\\"abc\\\", \\\"a\\\": 1}'", "x = '{\\\"apiKey\\\": \\\"***\\\", \\\"a\\\": 1}'")]
    [InlineData("Host=h;Password=abc;Database=postgres_air", "Host=h;Password=***;Database=postgres_air")]
    [InlineData("dsn = \"host=h password=abc dbname=postgres_air\"", "dsn = \"host=h password=*** dbname=postgres_air\"")]
    [InlineData("password='a''b' user=x", "password='***' user=x")]
    [InlineData("postgres://u:abc@h/postgres_air", "postgres://u:***@h/postgres_air")]
    [InlineData("redis://:abc@h", "redis://:***@h")]
    [InlineData("postgres://u:a@b/c@h/postgres_air", "postgres://u:***@h/postgres_air")]
    [InlineData("url: postgres://u@h:5432/postgres_air", "url: postgres://u@h:5432/postgres_air")]
    [InlineData("PGPASSWORD=abc psql -d postgres_air", "PGPASSWORD=*** psql -d postgres_air")]
    [InlineData("mysql -u root -pabc titanic", "mysql -u root -p*** titanic")]
    [InlineData("mysql -u root -p abc titanic", "mysql -u root -p *** titanic")]
    [InlineData("tool --password abc --db x", "tool --password *** --db x")]
    [InlineData("tool --password 'a b' --db x", "tool --password '***' --db x")]
    [InlineData("tool --api-key=abc --db x", "tool --api-key=*** --db x")]
    [InlineData("curl -u me:abc https://h", "curl -u me:*** https://h")]
    [InlineData("psql -p 5432 -d postgres_air", "psql -p 5432 -d postgres_air")]
    [InlineData("docker run -p 80:80 x", "docker run -p 80:80 x")]
    [InlineData("<password>abc</password>", "<password>***</password>")]
    [InlineData("<add key=\"DbPassword\" value=\"abc\"/>", "<add key=\"DbPassword\" value=\"***\"/>")]
    [InlineData("<property name=\"connection.password\">abc</property>", "<property name=\"connection.password\">***</property>")]
    [InlineData("- {name: DB_PASSWORD, value: abc}", "- {name: DB_PASSWORD, value: ***")]
    [InlineData("{\"name\": \"DB_PASSWORD\", \"value\": \"abc\"}", "{\"name\": \"DB_PASSWORD\", \"value\": \"***\"}")]
    [InlineData("ALTER ROLE x PASSWORD 'abc';", "ALTER ROLE x PASSWORD '***';")]
    [InlineData("CREATE USER x IDENTIFIED BY 'abc';", "CREATE USER x IDENTIFIED BY '***';")]
    [InlineData("client.setPassword(\"abc\")", "client.setPassword(\"***\")")]
    [InlineData("os.environ[\"PGPASSWORD\"] = \"abc\"", "os.environ[\"PGPASSWORD\"] = \"***\"")]
    [InlineData("setenv(\"PGPASSWORD\", \"abc\")", "setenv(\"PGPASSWORD\", \"***\")")]
    [InlineData("Authorization: Bearer abcdefgh", "Authorization: ***")]
    [InlineData("machine postgres-air login app password abc", "machine postgres-air login app password ***")]
    [InlineData("dbpass=abc", "dbpass=***")]
    [InlineData("h:5432:postgres_air:app:abc", "h:5432:postgres_air:app:***")]
    [InlineData("access_key = AKIAABCDEFGHIJKLMNOP", "access_key = ***")]
    [InlineData("key = AKIAABCDEFGHIJKLMNOP", "key = ***")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----abc", "-----BEGIN RSA PRIVATE KEY-----***")]
    [InlineData("the password is abc", "the password is ***")]
    [InlineData("secretName: postgres-air-secret", "secretName: postgres-air-secret")]
    [InlineData("password_file = /run/x", "password_file = /run/x")]
    [InlineData("password: null", "password: null")]
    [InlineData("POSTGRES_AIR_URL=postgres://h/postgres_air", "POSTGRES_AIR_URL=postgres://h/postgres_air")]
    [InlineData("database: postgres_air # compass", "database: postgres_air # compass")]
    [InlineData("", "")]
    [InlineData("=:,( '\"", "=:,( '\"")]
    [InlineData("password=", "password=")]
    [InlineData("password=\"", "password=\"")]
    [InlineData("password=\"\"", "password=\"\"")]
    public void MaskLine_Line_HidesValuesOfSecretKeysOnly(string line, string expected)
    {
        Assert.Equal(expected, SecretMasker.MaskLine(line));
    }

    [Theory]
    [InlineData("- name: DB_PASSWORD", "  value: abc", "  value: ***")]
    [InlineData("- name: DB_HOST", "  value: abc", "  value: abc")]
    [InlineData("\"name\": \"API_TOKEN\",", "\"value\": \"abc\"", "\"value\": \"***\"")]
    [InlineData("password: >-", "  abc def", "***")]
    [InlineData("password:", "  abc", "***")]
    [InlineData("secret:", "  name: postgres-air", "  name: postgres-air")]
    [InlineData("tool --password \\", "  abc", "***")]
    [InlineData("host: x", "  abc", "  abc")]
    public void MaskLine_KeyOnTheLineAbove_HidesTheValue(string previous, string line, string expected)
    {
        Assert.Equal(expected, SecretMasker.MaskLine(line, previous));
    }

    [Fact]
    public void MaskLine_AnyPlantedSecret_DoesNotSurvive()
    {
        var key = Gen.OneOf(
            "password passwd pwd secret token api_key apiKey API-KEY access_key private_key DB_PASSWORD PostgresAirPassword pg.password clientSecret AccountKey".Split(
                ' '
            )
        );
        // Not what would end the value in the syntax around it: that is no longer the secret.
        var secret = Gen.String[Gen.Char["abcdefXYZ0123456789!#%^*-_.+~/"], 6, 24].Where(text => !text.StartsWith('-'));
        string[] shapes =
        [
            "{0}={1}",
            "export {0}={1}",
            "{0} = {1}",
            "{0} = \"{1}\"",
            "{0}: {1}",
            "  - {0}: '{1}'",
            "\"{0}\": \"{1}\"",
            "{{\"user\":\"u\",\"{0}\":\"{1}\",\"db\":\"postgres_air\"}}",
            "Server=h;{0}={1};Database=postgres_air",
            "host=h {0}={1} dbname=postgres_air",
            "https://h/x?{0}={1}&db=postgres_air",
            "<{0}>{1}</{0}>",
            "<add key=\"{0}\" value=\"{1}\" />",
            "tool --{0} {1} postgres_air",
            "tool --{0}='{1}' postgres_air",
            "mysql -uroot -p{1} postgres_air",
            "mysql -uroot -p {1} postgres_air",
            "psql postgres://user:{1}@h:5432/postgres_air",
            "x(\"{0}\", \"{1}\")",
            "name: {0}, value: {1}",
            "{{ name = \"{0}\", value = \"{1}\" }}",
            "conn = connect(host=\"h\", {0}=\"{1}\", dbname=\"postgres_air\")",
            "# {0}: {1}",
        ];
        var noise = Gen.OneOf("", "  ", "\t", "x; ", "echo a && ");

        Gen.Select(key, secret, Gen.OneOf(shapes), noise)
            .Sample(
                (name, value, shape, before) => !SecretMasker.MaskLine(before + string.Format(null, shape, name, value)).Contains(value),
                iter: 5_000
            );
    }

    [Fact]
    public void MaskLine_AnyText_DoesNotFail()
    {
        Gen.String[Gen.Char["pasword=:\"'\\ ,;&<>/@-{}()N"], 0, 60]
            .Sample(line =>
            {
                var masked = SecretMasker.MaskLine(line, line);
                return masked.Length <= 4 * line.Length;
            });
    }
}
