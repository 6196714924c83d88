namespace GraphMcp.Processing.Tests.Edits.Ini;

public sealed class SystemdEditsTests
{
    [Theory]
    [InlineData("Environment=POSTGRES_AIR_URL=postgres://h/air", "")]
    [InlineData("Environment=\"DB=postgres_air\"", "")]
    [InlineData("Environment=A=1 POSTGRES_AIR_URL=x \"B=2 3\"", "Environment=A=1 \"B=2 3\"\n")]
    [InlineData("Environment=A=1 \\\n  \"DB=postgres_air\"", "Environment=A=1\n")]
    public void Propose_Environment_LosesOnlyTheAssignment(string directive, string expected) =>
        IniRun.AssertEdit(
            "ini",
            $"[Service]\nEnvironment=LOG=1\n{directive}\nType=simple\n",
            $"[Service]\nEnvironment=LOG=1\n{expected}Type=simple\n",
            "app.service"
        );

    [Theory]
    [InlineData("After=network.target postgres-air.service", "After=network.target")]
    [InlineData("Wants=postgres-air.service redis.service", "Wants=redis.service")]
    public void Propose_DependencyList_LosesOnlyTheUnit(string before, string after) =>
        IniRun.AssertEdit("ini", $"[Unit]\n{before}\n", $"[Unit]\n{after}\n", "app.service");

    [Theory]
    [InlineData("ExecStart=/usr/bin/app --db postgres_air")]
    [InlineData("ExecStart=/usr/bin/app \\\n  --db \\\n  postgres_air")]
    [InlineData("SyslogIdentifier=postgres_air")]
    public void Propose_OtherDirectives_AreLeft(string directive) =>
        IniRun.AssertLeft("ini", "systemd-directive", $"[Service]\n{directive}\nRestart=always\n", "app.service");
}
