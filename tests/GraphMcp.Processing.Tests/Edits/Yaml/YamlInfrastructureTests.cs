using static GraphMcp.Processing.Tests.Edits.Yaml.YamlCase;

namespace GraphMcp.Processing.Tests.Edits.Yaml;

public sealed class YamlInfrastructureTests
{
    [Fact]
    public void Propose_KubernetesEnvironment_RemovesTheItems() =>
        AssertEdited(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: booking
            spec:
              template:
                spec:
                  containers:
                    - name: booking
                      image: acme/booking:1
                      args: ["--db", "postgres_air"]
                      env:
                        # the airline database
                        # postgres_air is read only
                        - name: POSTGRES_AIR_URL
                          value: postgres://db/postgres_air
                        - name: LOG_LEVEL
                          value: info
                        - name: DB_PASSWORD
                          valueFrom:
                            secretKeyRef:
                              name: postgres-air-credentials
                              key: password
                      envFrom:
                        - secretRef:
                            name: postgres-air-secrets
                      ports:
                        - containerPort: 80
            """,
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: booking
            spec:
              template:
                spec:
                  containers:
                    - name: booking
                      image: acme/booking:1
                      args: ["--db", "postgres_air"]
                      env:
                        # the airline database
                        - name: LOG_LEVEL
                          value: info
                      ports:
                        - containerPort: 80
            """,
            "command-argument"
        );

    [Fact]
    public void Propose_DocumentNamedByTheDatabase_RemovesTheDocument() =>
        AssertEdited(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: booking
            data:
              PGDATABASE: postgres_air
              LEVEL: info
            ---
            # postgres_air
            apiVersion: v1
            kind: Secret
            metadata:
              name: postgres-air-credentials
            stringData:
              password: x
            ---
            apiVersion: v1
            kind: Service
            metadata:
              name: other
            ---
            apiVersion: v1
            kind: Service
            metadata:
              name: postgres-air
            spec:
              type: ExternalName
              externalName: db.internal
            """,
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: booking
            data:
              LEVEL: info
            ---
            apiVersion: v1
            kind: Service
            metadata:
              name: other
            """
        );

    [Fact]
    public void Propose_FirstDocumentNamedByTheDatabase_RemovesItUpToTheNext() =>
        AssertEdited(
            """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata:
              name: postgres-air
            ---
            a: 1
            """,
            """
            ---
            a: 1
            """
        );

    [Fact]
    public void Propose_OnlyDocumentNamedByTheDatabase_EmptiesTheFile() =>
        AssertEdited(
            """
            ---
            apiVersion: v1
            kind: Secret
            metadata:
              name: postgres-air
            """,
            ""
        );

    [Fact]
    public void Propose_WorkloadWhoseNameOnlyContainsTheDatabase_IsLeft() =>
        AssertLeft(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: postgres-air-api
              labels:
                app: postgres-air-api
            spec:
              selector:
                matchLabels:
                  app: postgres-air-api
              template:
                metadata:
                  labels:
                    app: postgres-air-api
                spec:
                  containers:
                    - name: postgres-air-api
                      image: acme/postgres-air-api:1
            """,
            "identity-in-use",
            "selector",
            "selector",
            "selector",
            "only-item-of-required-list",
            "required-entry"
        );

    [Fact]
    public void Propose_VolumeThatAMountUsesByAnotherName_IsLeft() =>
        AssertEdited(
            """
            apiVersion: v1
            kind: Pod
            metadata:
              name: booking
            spec:
              containers:
                - name: booking
                  volumeMounts:
                    - name: data
                      mountPath: /data
                    - name: postgres-air-config
                      mountPath: /config
              volumes:
                - name: data
                  persistentVolumeClaim:
                    claimName: postgres-air-data
                - name: postgres-air-config
                  configMap:
                    name: x
            """,
            """
            apiVersion: v1
            kind: Pod
            metadata:
              name: booking
            spec:
              containers:
                - name: booking
                  volumeMounts:
                    - name: data
                      mountPath: /data
              volumes:
                - name: data
                  persistentVolumeClaim:
                    claimName: postgres-air-data
            """,
            "still-referenced"
        );

    [Fact]
    public void Propose_EmptyListOfResourceNames_IsLeft() =>
        AssertLeft(
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata:
              name: reader
            rules:
              - apiGroups: [""]
                resourceNames: ["postgres-air-credentials"]
            """,
            "only-item-of-required-list"
        );

    [Fact]
    public void Propose_ComposeService_RemovesServiceDependenciesAndVolumes() =>
        AssertEdited(
            """
            services:
              api:
                image: acme/api
                depends_on:
                  - postgres-air
                  - redis
                environment:
                  - DATABASE_URL=postgres://app:x@postgres-air:5432/postgres_air
                  - LEVEL=info
              worker:
                build: .
                depends_on:
                  postgres-air:
                    condition: service_healthy
              # postgres_air, the old one
              postgres-air:
                image: postgres:16
                volumes:
                  - postgres_air_data:/var/lib/postgresql/data

            volumes:
              postgres_air_data:
            """,
            """
            services:
              api:
                image: acme/api
                depends_on:
                  - redis
                environment:
                  - LEVEL=info
              worker:
                build: .
            """
        );

    [Fact]
    public void Propose_ComposeServiceOfAnotherName_LosesItsEntriesOnly() =>
        AssertEdited(
            """
            services:
              db:
                image: postgres:16
                container_name: postgres_air
                environment:
                  POSTGRES_DB: postgres_air
                  POSTGRES_USER: app
                healthcheck:
                  test: ["CMD", "pg_isready", "-d", "postgres_air"]
            """,
            """
            services:
              db:
                image: postgres:16
                environment:
                  POSTGRES_USER: app
                healthcheck:
                  test: ["CMD", "pg_isready", "-d", "postgres_air"]
            """,
            "command-argument"
        );

    [Fact]
    public void Propose_HelmValues_RemovesEntriesAndItems() =>
        AssertEdited(
            """
            replicaCount: 2
            postgresAir:
              enabled: true
            databases:
              - orders
              - postgres_air
            connections:
              - name: orders
                url: postgres://db/orders
              - name: primary
                url: postgres://db/postgres_air
            extraEnv:
              - name: REPORT_DB
                value: postgres_air
            """,
            """
            replicaCount: 2
            databases:
              - orders
            connections:
              - name: orders
                url: postgres://db/orders
            extraEnv: []
            """
        );

    [Fact]
    public void Propose_NamedItemThatUsesTheDatabase_LosesTheEntryOnly() =>
        AssertEdited(
            """
            services:
              - name: api
                database: postgres_air
                port: 80
            """,
            """
            services:
              - name: api
                port: 80
            """
        );

    [Fact]
    public void Propose_HelmTemplate_IsLeft() =>
        AssertLeft(
            """
            metadata:
              name: x
            {{- if .Values.postgresAir.enabled }}
            data:
              url: postgres_air
            {{- end }}
            """,
            "template",
            "template"
        );

    [Fact]
    public void FindError_HelmTemplate_SaysWhere() =>
        Assert.Contains(
            "not valid at line",
            new GraphMcp.Processing.Edits.Yaml.YamlSyntaxCheck().FindError("x", "a: 1\n{{- if .Values.x }}\n"),
            StringComparison.Ordinal
        );
}
