using GraphMcp.Workflows.Orchestration;
using Mono.Cecil;

namespace GraphMcp.Workflows.Tests.Orchestration;

/// <summary>The code of orchestrators calls nothing that a replay would answer otherwise.</summary>
public sealed class DeterminismTests
{
    private static readonly string[] BannedTypes =
    [
        "System.Random",
        "System.Environment",
        "System.TimeProvider",
        "System.Diagnostics.Stopwatch",
        "System.Threading.Thread",
        "System.Threading.ThreadPool",
        "System.Threading.Timer",
        "System.Threading.Tasks.TaskFactory",
        "System.Threading.Tasks.Parallel",
        "System.Net.Http.HttpClient",
    ];

    private static readonly string[] BannedNamespaces = ["System.IO", "System.Net", "System.Diagnostics"];

    private static readonly string[] BannedMembers =
    [
        "System.DateTime::get_Now",
        "System.DateTime::get_UtcNow",
        "System.DateTime::get_Today",
        "System.DateTimeOffset::get_Now",
        "System.DateTimeOffset::get_UtcNow",
        "System.Guid::NewGuid",
        "System.Guid::CreateVersion7",
        "System.Threading.Tasks.Task::Run",
        "System.Threading.Tasks.Task::Delay",
        "System.Threading.Tasks.Task::Wait",
        "System.Threading.Tasks.Task::ConfigureAwait",
        "System.Threading.Tasks.Task`1::ConfigureAwait",
        "System.Threading.Tasks.Task`1::get_Result",
    ];

    [Fact]
    public void Orchestrators_InTheirIl_CallNothingBanned()
    {
        var types = OrchestrationTypes();
        var calls =
            from type in types
            from method in type.Methods.Where(method => method.HasBody)
            from instruction in method.Body.Instructions
            let member = instruction.Operand as MemberReference
            where member is MethodReference or FieldReference && IsBanned(member)
            select $"{method.FullName} uses {member.FullName}";

        Assert.Empty(calls);
        Assert.True(types.Count > 30, "The scan has lost the orchestrators.");
    }

    [Fact]
    public void Orchestrators_InTheirFields_KeepNoStaticState()
    {
        // What the compiler caches for lambdas never changes what they do; read-only constants are none either.
        var fields =
            from type in OrchestrationTypes()
            from field in type.Fields
            where field is { IsStatic: true, IsLiteral: false } && !field.Name.StartsWith('<') && !type.Name.StartsWith('<')
            select field.FullName;

        Assert.Empty(fields);
    }

    /// <summary>Every type of the orchestrators' namespace, with the state machines and closures inside them.</summary>
    private static List<TypeDefinition> OrchestrationTypes()
    {
        var assembly = AssemblyDefinition.ReadAssembly(typeof(WorkflowOrchestrator).Assembly.Location);
        return
        [
            .. assembly.MainModule.Types.Where(type => type.Namespace == typeof(WorkflowOrchestrator).Namespace).SelectMany(WithNested),
        ];
    }

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static bool IsBanned(MemberReference member)
    {
        var type = member.DeclaringType.GetElementType();
        return BannedTypes.Contains(type.FullName)
            || BannedNamespaces.Any(name => type.Namespace == name || type.Namespace.StartsWith(name + ".", StringComparison.Ordinal))
            || BannedMembers.Contains($"{type.FullName}::{member.Name}");
    }
}
