using System.Runtime.Loader;

namespace Bmis.Architecture.Tests;

public sealed class PersonalTypesTests
{
    [Fact]
    public void No_type_prints_a_person()
    {
        var printing = Projects.All.Where(file => !file.StartsWith("tests/", StringComparison.Ordinal))
            .SelectMany(Types).Where(PersonalTypes.PrintsAPerson).Select(type => type.FullName!);
        Assert.Empty(printing);
    }

    [Fact]
    public void A_record_that_prints_a_name_is_found_and_one_that_hides_it_is_not()
    {
        Assert.True(PersonalTypes.PrintsAPerson(typeof(Talkative)));
        Assert.False(PersonalTypes.PrintsAPerson(typeof(Discreet)));
    }

    private static IEnumerable<Type> Types(string project)
    {
        var path = Repository.AssemblyOf(project);
        var context = new AssemblyLoadContext(path);
        var resolver = new AssemblyDependencyResolver(path);
        context.Resolving += (_, name) =>
            resolver.ResolveAssemblyToPath(name) is { } file ? context.LoadFromAssemblyPath(file) : null;
        return context.LoadFromAssemblyPath(path).GetTypes();
    }

    private sealed record Talkative(string Surname);

    private sealed record Discreet(string Surname)
    {
        public override string ToString() => "[traveller]";
    }
}
