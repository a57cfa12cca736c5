using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Bmis.Architecture.Tests;

/// <summary>
/// The analyzer bans these members while compiling; here the compiled assemblies are read, so that a switched-off
/// analyzer is noticed.
/// </summary>
public sealed class BannedCallTests
{
    [Fact]
    public void No_assembly_calls_a_static_clock_random_or_id()
    {
        var banned = Banned();
        var calls = Projects.All.SelectMany(project => Calls(Repository.AssemblyOf(project))
            .Where(banned.Contains).Select(call => $"{Path.GetFileNameWithoutExtension(project)} calls {call}"));
        Findings.None(calls);
    }

    [Fact]
    public void The_list_bans_the_clock_the_random_and_the_ids()
    {
        string[] expected =
        [
            "System.DateTime.get_UtcNow", "System.DateTimeOffset.get_UtcNow", "System.Random.get_Shared",
            "System.Guid.NewGuid",
        ];
        Assert.Superset(expected.ToHashSet(), Banned());
    }

    [Fact]
    public void An_assembly_that_calls_the_clock_is_found() =>
        Assert.Contains(Calls(typeof(FactAttribute).Assembly.Location), call => Banned().Contains(call));

    // "P:System.DateTime.Now;reason" names a property; an assembly calls its getter. Constructors and overloads with
    // parameters are left to the analyzer, which tells them apart.
    private static HashSet<string> Banned() => Repository.Read("tests/BannedSymbols.txt")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(';')[0])
        .Where(symbol =>
            !symbol.Contains('#', StringComparison.Ordinal) && !symbol.Contains('(', StringComparison.Ordinal))
        .Select(symbol => symbol.StartsWith("P:", StringComparison.Ordinal)
            ? symbol[2..].Insert(symbol.LastIndexOf('.') - 1, "get_")
            : symbol[2..])
        .Where(symbol => symbol != "System.Guid.CreateVersion7")
        .ToHashSet();

    private static List<string> Calls(string assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        var metadata = image.GetMetadataReader();
        var calls = new List<string>();
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference) continue;
            var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
            var fullName = $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
            calls.Add($"{fullName}.{metadata.GetString(member.Name)}");
        }

        return calls;
    }
}
