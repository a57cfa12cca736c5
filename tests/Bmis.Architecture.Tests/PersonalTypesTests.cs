using System.Runtime.Loader;

namespace Bmis.Architecture.Tests;

public sealed class PersonalTypesTests
{
    [Theory]
    [InlineData("border-post/Bmis.BorderPost/Bmis.BorderPost.csproj")]
    [InlineData("central/Bmis.Central/Bmis.Central.csproj")]
    public void No_type_prints_a_person(string application) =>
        Findings.None(Types(application).Where(PersonalTypes.PrintsAPerson).Select(type => type.FullName));

    [Fact]
    public void A_record_that_prints_a_name_is_found_and_one_that_hides_it_is_not()
    {
        Assert.True(PersonalTypes.PrintsAPerson(typeof(Talkative)));
        Assert.False(PersonalTypes.PrintsAPerson(typeof(Discreet)));
    }

    // An application's folder holds the application, every library it uses and all packages.
    private static IEnumerable<Type> Types(string application)
    {
        var folder = Path.GetDirectoryName(Repository.AssemblyOf(application))!;
        var context = new AssemblyLoadContext(application);
        context.Resolving += (_, name) =>
            Path.Combine(folder, name.Name + ".dll") is var file && File.Exists(file)
                ? context.LoadFromAssemblyPath(file) : null;
        return Directory.EnumerateFiles(folder, "*.dll")
            .Where(file => Path.GetFileName(file).StartsWith("bmis", StringComparison.OrdinalIgnoreCase))
            .SelectMany(file => context.LoadFromAssemblyPath(file).GetTypes());
    }

    private sealed record Talkative(string Surname);

    private sealed record Discreet(string Surname)
    {
        public override string ToString() => "[traveller]";
    }
}
