using System.Collections.Frozen;

namespace GraphMcp.Processing.Classification;

/// <summary>What whole file names and folders say, where they say more than the extension.</summary>
internal static class FileNameRules
{
    private const StringComparison IgnoreCase = StringComparison.OrdinalIgnoreCase;

    private static readonly FrozenDictionary<string, SourceKind> ByName = Table(
        (SourceKind.Dockerfile, "Dockerfile Containerfile"),
        (SourceKind.Makefile, "Makefile GNUmakefile"),
        (
            SourceKind.InfrastructureYaml,
            "Chart.yaml Chart.yml kustomization.yaml kustomization.yml serverless.yml helmfile.yaml skaffold.yaml"
        ),
        (SourceKind.InfrastructureYaml, "compose.yaml compose.yml docker-compose.yaml docker-compose.yml cloudformation.yaml"),
        (SourceKind.Yaml, ".gitlab-ci.yml azure-pipelines.yml .travis.yml appveyor.yml .pre-commit-config.yaml mkdocs.yml dbt_project.yml"),
        (SourceKind.Env, ".env .flaskenv"),
        (
            SourceKind.Ini,
            ".editorconfig .gitconfig .gitmodules .pg_service.conf pg_service.conf my.cnf .my.cnf odbc.ini setup.cfg tox.ini .flake8"
        ),
        (SourceKind.Ini, "alembic.ini pgbouncer.ini supervisord.conf"),
        (SourceKind.Properties, ".npmrc gradle.properties"),
        (SourceKind.Toml, "Pipfile Cargo.lock poetry.lock"),
        (SourceKind.UnknownConfig, ".gitignore .dockerignore .helmignore .gitattributes .pgpass CODEOWNERS Procfile crontab go.mod"),
        (SourceKind.UnknownConfig, "requirements.txt constraints.txt robots.txt nginx.conf pg_hba.conf haproxy.cfg pg_ident.conf .netrc"),
        (
            SourceKind.Data,
            "package-lock.json npm-shrinkwrap.json composer.lock packages.lock.json yarn.lock pnpm-lock.yaml go.sum Gemfile.lock"
        ),
        (SourceKind.Shell, ".bashrc .bash_profile .bash_aliases .profile .zshrc .zprofile .envrc gradlew mvnw"),
        (SourceKind.CodeIn("cmake"), "CMakeLists.txt"),
        (SourceKind.CodeIn("groovy"), "Jenkinsfile"),
        (SourceKind.CodeIn("ruby"), "Vagrantfile Rakefile Gemfile Capfile"),
        (SourceKind.CodeIn("python"), "SConstruct wscript Tiltfile"),
        (SourceKind.Sql, ".psqlrc"),
        (SourceKind.OtherShell, "Justfile"),
        (SourceKind.Text, "README LICENSE LICENCE NOTICE CHANGELOG CHANGES AUTHORS CONTRIBUTING COPYING INSTALL TODO")
    );

    private static readonly string[] InfrastructureFolders =
    [
        "k8s",
        "kubernetes",
        "manifests",
        "helm",
        "charts",
        "argocd",
        "kustomize",
        "playbooks",
        "ansible",
        "cloudformation",
    ];

    /// <summary>Returns the judgement, or null when neither name nor folders say anything.</summary>
    public static SourceClassification? Find(string path, string name)
    {
        if (ByName.TryGetValue(name, out var kind))
        {
            return kind.With(0.95, $"name {name}");
        }

        if (NamePattern(name) is { } pattern)
        {
            return pattern.With(0.9, $"name {name}");
        }

        return IsYaml(name) ? FindYaml(path, name) : null;
    }

    private static SourceKind? NamePattern(string name)
    {
        if (name.StartsWith("Dockerfile.", IgnoreCase) || name.StartsWith("Containerfile.", IgnoreCase))
        {
            return SourceKind.Dockerfile;
        }

        if (name.StartsWith("Makefile.", IgnoreCase))
        {
            return SourceKind.Makefile;
        }

        if (name.StartsWith(".env.", IgnoreCase))
        {
            return SourceKind.Env;
        }

        if (name.StartsWith("requirements", IgnoreCase) && name.EndsWith(".txt", IgnoreCase))
        {
            return SourceKind.UnknownConfig;
        }

        if (name.EndsWith(".tf.json", IgnoreCase) || name.EndsWith(".tfvars.json", IgnoreCase))
        {
            return SourceKind.InfrastructureJson;
        }

        return name.EndsWith(".tfstate.backup", IgnoreCase) ? SourceKind.Data : null;
    }

    private static SourceClassification? FindYaml(string path, string name)
    {
        if (name.StartsWith("docker-compose", IgnoreCase) || name.StartsWith("compose.", IgnoreCase))
        {
            return SourceKind.InfrastructureYaml.With(0.95, $"name {name}");
        }

        if (name.StartsWith("values.", IgnoreCase) || name.StartsWith("values-", IgnoreCase))
        {
            return SourceKind.InfrastructureYaml.With(0.8, "name of Helm values");
        }

        if (path.Contains(".github/workflows/", IgnoreCase) || path.Contains(".circleci/", IgnoreCase))
        {
            return SourceKind.Yaml.With(0.9, "folder of a build pipeline");
        }

        var folders = path.Split('/')[..^1];
        if (folders.Contains("templates", StringComparer.OrdinalIgnoreCase) && folders.Length > 1)
        {
            return SourceKind.InfrastructureYaml.With(0.7, "folder templates");
        }

        var folder = Array.Find(folders, each => InfrastructureFolders.Contains(each, StringComparer.OrdinalIgnoreCase));
        return folder is null ? null : SourceKind.InfrastructureYaml.With(0.7, $"folder {folder}");
    }

    private static bool IsYaml(string name) => name.EndsWith(".yaml", IgnoreCase) || name.EndsWith(".yml", IgnoreCase);

    private static FrozenDictionary<string, SourceKind> Table(params (SourceKind Kind, string Names)[] rows) =>
        rows.SelectMany(row => row.Names.Split(' ').Select(name => KeyValuePair.Create(name, row.Kind)))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
