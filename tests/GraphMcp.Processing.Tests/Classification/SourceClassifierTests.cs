using System.Text;
using GraphMcp.Processing.Classification;

namespace GraphMcp.Processing.Tests.Classification;

public sealed class SourceClassifierTests
{
    [Theory]
    [InlineData("main.tf", SourceType.Infrastructure, "hcl", null)]
    [InlineData("env/prod.tfvars", SourceType.Infrastructure, "hcl", null)]
    [InlineData("main.tf.json", SourceType.Infrastructure, "json", null)]
    [InlineData("terragrunt.hcl", SourceType.Infrastructure, "hcl", null)]
    [InlineData("main.bicep", SourceType.Infrastructure, "code", null)]
    [InlineData("Dockerfile", SourceType.Infrastructure, "dockerfile", null)]
    [InlineData("docker/Dockerfile.api", SourceType.Infrastructure, "dockerfile", null)]
    [InlineData("docker-compose.override.yml", SourceType.Infrastructure, "yaml", null)]
    [InlineData("charts/air/Chart.yaml", SourceType.Infrastructure, "yaml", null)]
    [InlineData("helm/values-prod.yaml", SourceType.Infrastructure, "yaml", null)]
    [InlineData("charts/air/templates/secret.yaml", SourceType.Infrastructure, "yaml", null)]
    [InlineData("k8s/secret.yaml", SourceType.Infrastructure, "yaml", null)]
    [InlineData(".github/workflows/ci.yml", SourceType.Config, "yaml", null)]
    [InlineData("settings.yml", SourceType.Config, "yaml", null)]
    [InlineData("appsettings.json", SourceType.Config, "json", null)]
    [InlineData("tsconfig.jsonc", SourceType.Config, "json", null)]
    [InlineData("package-lock.json", SourceType.Data, "data", null)]
    [InlineData("terraform.tfstate", SourceType.Data, "data", null)]
    [InlineData("db.ini", SourceType.Config, "ini", null)]
    [InlineData("setup.cfg", SourceType.Config, "ini", null)]
    [InlineData("pyproject.toml", SourceType.Config, "toml", null)]
    [InlineData(".env", SourceType.Config, "env", null)]
    [InlineData(".env.production", SourceType.Config, "env", null)]
    [InlineData("prod.env", SourceType.Config, "env", null)]
    [InlineData("application.properties", SourceType.Config, "properties", null)]
    [InlineData("pom.xml", SourceType.Config, "xml", null)]
    [InlineData("src/App.csproj", SourceType.Config, "xml", null)]
    [InlineData("requirements-dev.txt", SourceType.Config, "unknown", null)]
    [InlineData("db/001.sql", SourceType.Sql, "sql", null)]
    [InlineData("load.psql", SourceType.Sql, "sql", null)]
    [InlineData("run.sh", SourceType.Shell, "shell", null)]
    [InlineData("x.bash", SourceType.Shell, "shell", null)]
    [InlineData("x.zsh", SourceType.Shell, "shell", null)]
    [InlineData("Makefile", SourceType.Shell, "makefile", null)]
    [InlineData("rules.mk", SourceType.Shell, "makefile", null)]
    [InlineData("x.ps1", SourceType.Code, "code", "powershell")]
    [InlineData("x.py", SourceType.Code, "code", "python")]
    [InlineData("x.js", SourceType.Code, "code", "javascript")]
    [InlineData("x.tsx", SourceType.Code, "code", "typescript")]
    [InlineData("X.java", SourceType.Code, "code", "java")]
    [InlineData("x.kt", SourceType.Code, "code", "kotlin")]
    [InlineData("X.cs", SourceType.Code, "code", "csharp")]
    [InlineData("x.go", SourceType.Code, "code", "go")]
    [InlineData("x.rb", SourceType.Code, "code", "ruby")]
    [InlineData("x.php", SourceType.Code, "code", "php")]
    [InlineData("x.rs", SourceType.Code, "code", "rust")]
    [InlineData("x.c", SourceType.Code, "code", "c")]
    [InlineData("x.cpp", SourceType.Code, "code", "cpp")]
    [InlineData("x.scala", SourceType.Code, "code", "scala")]
    [InlineData("x.R", SourceType.Code, "code", "r")]
    [InlineData("Jenkinsfile", SourceType.Code, "code", "groovy")]
    [InlineData("README.md", SourceType.Documentation, "markdown", null)]
    [InlineData("README", SourceType.Documentation, "text", null)]
    [InlineData("x.rst", SourceType.Documentation, "text", null)]
    [InlineData("x.adoc", SourceType.Documentation, "text", null)]
    [InlineData("notes.txt", SourceType.Documentation, "text", null)]
    [InlineData("x.csv", SourceType.Data, "data", null)]
    [InlineData("x.tsv", SourceType.Data, "data", null)]
    [InlineData("x.jsonl", SourceType.Data, "data", null)]
    [InlineData("x.parquet", SourceType.Data, "binary", null)]
    [InlineData("logo.PNG", SourceType.Data, "binary", null)]
    [InlineData("app.ini.example", SourceType.Config, "ini", null)]
    [InlineData("app.yaml.j2", SourceType.Config, "yaml", null)]
    [InlineData("whatever", SourceType.Unknown, "unknown", null)]
    [InlineData("x.zzz", SourceType.Unknown, "unknown", null)]
    [InlineData(".example", SourceType.Unknown, "unknown", null)]
    public void Classify_ByPath_KnowsTheUsualFiles(string path, SourceType type, string format, string? language)
    {
        var result = SourceClassifier.Classify(path);

        Assert.Equal((type, format, language), (result.Type, result.Format, result.Language));
        Assert.NotEmpty(result.Evidence);
        Assert.InRange(result.Confidence, 0, 1);
    }

    [Theory]
    [InlineData("a.yaml", "# x\napiVersion: v1\nkind: Secret\n", SourceType.Infrastructure, "yaml")]
    [InlineData("a.yaml", "services:\n  db:\n    image: postgres\n", SourceType.Infrastructure, "yaml")]
    [InlineData("a.yaml", "AWSTemplateFormatVersion: 2010-09-09\n", SourceType.Infrastructure, "yaml")]
    [InlineData("a.yaml", "- hosts: all\n  tasks:\n    - x: 1\n", SourceType.Infrastructure, "yaml")]
    [InlineData("a.yaml", "database:\n  host: x\n", SourceType.Config, "yaml")]
    [InlineData("a.json", "{\"AWSTemplateFormatVersion\": 1}", SourceType.Infrastructure, "json")]
    [InlineData("deploy", "#!/usr/bin/env bash\nls\n", SourceType.Shell, "shell")]
    [InlineData("deploy", "#!/bin/sh -e\n", SourceType.Shell, "shell")]
    [InlineData("deploy", "#!/usr/bin/env -S python3.12 -u\n", SourceType.Code, "code")]
    [InlineData("deploy", "#!", SourceType.Unknown, "unknown")]
    [InlineData("web.config", "<configuration>\n</configuration>\n", SourceType.Config, "xml")]
    [InlineData("my.conf", "[client]\nport = 3306\n", SourceType.Config, "ini")]
    [InlineData("site.conf", "server {\n  listen 80;\n}\n", SourceType.Config, "unknown")]
    [InlineData("thing", "<?xml version=\"1.0\"?><a/>", SourceType.Config, "xml")]
    [InlineData("thing", " {\n \"a\": 1}", SourceType.Config, "json")]
    [InlineData("thing", "resource \"aws_db\" \"x\" {\n}\n", SourceType.Infrastructure, "hcl")]
    [InlineData("thing", "-- x\nSELECT a\nFROM b;\n", SourceType.Sql, "sql")]
    [InlineData("thing", "create table x (a int);", SourceType.Sql, "sql")]
    [InlineData("thing", "FROM alpine\nRUN ls\n", SourceType.Infrastructure, "dockerfile")]
    [InlineData("thing", "# c\nA_B=1\nC=2\n", SourceType.Config, "env")]
    [InlineData("thing", "[a]\nb = 1\n", SourceType.Config, "ini")]
    [InlineData("thing", "Dear reader,\nhello.\n", SourceType.Unknown, "unknown")]
    [InlineData("a.png", "not really\n", SourceType.Data, "data")]
    [InlineData("a.tf", "a\0b", SourceType.Data, "binary")]
    [InlineData("a.py", "#!/bin/bash\n", SourceType.Code, "code")]
    public void Classify_ByContent_RefinesWhatThePathLeavesOpen(string path, string content, SourceType type, string format)
    {
        var result = SourceClassifier.Classify(path, Encoding.UTF8.GetBytes(content));

        Assert.Equal((type, format), (result.Type, result.Format));
    }

    [Fact]
    public void Classify_HeadCutWithinACharacter_IsText()
    {
        var utf16 = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("a=😀")).ToArray();

        Assert.Equal("ini", SourceClassifier.Classify("x", utf16.AsSpan()[..^2]).Format);
        Assert.Equal("sql", SourceClassifier.Classify("x.sql", [.. "-- caf"u8, 0xC3]).Format);
    }

    [Fact]
    public void Classify_PathThatLeavesMuchOpen_AsksForTheContent()
    {
        Assert.True(SourceClassifier.Classify("a.yaml").Confidence < 0.5);
        Assert.True(SourceClassifier.Classify("a").Confidence < 0.5);
        Assert.True(SourceClassifier.Classify("a.tf").Confidence >= 0.5);
    }
}
