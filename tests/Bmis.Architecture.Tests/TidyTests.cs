namespace Bmis.Architecture.Tests;

public sealed class TidyTests
{
    [Fact]
    public void The_repository_is_tidy() => Findings.None(
        Repository.Files.SelectMany(file => Tidy.Faults(file, Tidy.IsCode(file) ? Repository.Read(file) : "")));

    [Fact]
    public void Nothing_stands_in_the_root_that_the_layout_does_not_name()
    {
        string[] layout =
        [
            "README.md", "LICENSE", "THIRD-PARTY-NOTICES.md", "Bmis.sln", "build.cake", "build.sh",
                "Directory.Build.props",
            "Directory.Packages.props", "global.json", "border-post", "central", "sync", "watchlist", "reports",
                "tests",
        ];
        var found = Repository.Files.Select(file => file.Split('/')[0]).Distinct().Where(name => name[0] != '.');
        Findings.None(found.Except(layout));
    }

    [Fact]
    public void Every_top_folder_has_a_README_with_the_five_headings()
    {
        string[] headings = ["Job", "In and out", "Invariants", "Words", "Why it is so"];
        foreach (var folder in (string[])["border-post", "central", "sync", "watchlist", "reports", "tests"])
        {
            var lines = Repository.Read($"{folder}/README.md").Split('\n');
            Assert.All(headings, heading => Assert.Contains($"## {heading}", lines));
        }
    }

    [Theory]
    [InlineData("a/Utils/B.cs", "class B;\n", "says nothing")]
    [InlineData("a/NameHelper.cs", "class NameHelper;\n", "says nothing")]
    [InlineData("a/B.cs", "x \n", "blanks at the end")]
    [InlineData("a/B.cs", "\tx\n", "a tab")]
    [InlineData("a/B.cs", "x\0y\n", "control character")]
    [InlineData("a/B.cs", "// TO" + "DO later\n", "leftover marker")]
    [InlineData("a/B.cs", "#re" + "gion x\n", "a region")]
    [InlineData("a/B.cs", "// return old;\n", "code in a comment")]
    public void Each_untidy_thing_is_found(string file, string text, string fault) =>
        Assert.Contains(fault, Assert.Single(Tidy.Faults(file, text)), StringComparison.Ordinal);

    [Fact]
    public void Long_lines_files_and_members_are_found()
    {
        var file = new string('\n', Tidy.LongestFile + 1);
        Assert.Contains("lines, at most", Assert.Single(Tidy.Faults("a/B.cs", file)), StringComparison.Ordinal);
        var line = new string('x', Tidy.LongestLine + 1);
        Assert.Contains("columns", Assert.Single(Tidy.Faults("a/B.cs", line)), StringComparison.Ordinal);
        var body = string.Concat(Enumerable.Repeat("        x();\n", Tidy.LongestMember + 1));
        var member = $"    void M()\n    {{\n{body}    }}\n";
        Assert.Contains("a member of", Assert.Single(Tidy.Faults("a/B.cs", member)), StringComparison.Ordinal);
    }
}
