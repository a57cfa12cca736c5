namespace Bmis.Architecture.Tests;

public sealed class LawTests
{
    [Fact]
    public void The_projects_reference_each_other_as_the_table_says() =>
        Findings.None(LawTable.Differences(LawTable.Read(Repository.Read("README.md")), Graph(Declared)));

    [Fact]
    public void The_assemblies_use_what_their_projects_reference_and_nothing_else() =>
        Findings.None(LawTable.Differences(Graph(Declared), Graph(Projects.Uses)));

    [Fact]
    public void Every_project_stands_in_the_solution()
    {
        var solution = Repository.Read("Bmis.sln").Replace('\\', '/');
        Assert.DoesNotContain(Projects.All, project => !solution.Contains(project, StringComparison.Ordinal));
    }

    [Fact]
    public void A_forbidden_a_missing_and_an_unused_reference_are_each_found()
    {
        var law = LawTable.Read(
            "| `Bmis.A` | `Bmis.B` | what |\n| `Bmis.B` | nothing | what |\n| `Bmis.D` | nothing | x |");
        var graph = new Dictionary<string, SortedSet<string>>
        {
            ["Bmis.A"] = [], ["Bmis.B"] = ["Bmis.A"], ["Bmis.C"] = [],
        };
        Assert.Equal(
            [
                "Bmis.A does not use Bmis.B.",
                "Bmis.B may not know Bmis.A.",
                "Bmis.C does not stand in the table.",
                "Bmis.D stands in the table but does not exist.",
            ],
            LawTable.Differences(law, graph).Order(StringComparer.Ordinal));
    }

    private static SortedSet<string> Declared(string project) => Projects.References(Repository.Read(project));

    private static Dictionary<string, SortedSet<string>> Graph(Func<string, SortedSet<string>> references) =>
        Projects.All.ToDictionary(file => Path.GetFileNameWithoutExtension(file)!, references);
}
