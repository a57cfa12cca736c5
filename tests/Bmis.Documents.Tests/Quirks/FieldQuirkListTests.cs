using System.Reflection;
using System.Text;

namespace Bmis.Documents.Tests.Quirks;

/// <summary>What chips and issuers of the field do: each row of the list has its case, and each case its row.</summary>
public sealed class FieldQuirkListTests
{
    private const int Rows = 28;

    [Fact]
    public void Every_row_of_the_list_has_its_case_and_every_case_its_row()
    {
        var sources = Encoding.UTF8.GetString(PublicDocuments.Read("field-quirks.tsv"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(row => row.Split('\t')[0])
            .ToList();
        var cases = Cases().Select(one => one.Source).ToList();
        Assert.Equal(Rows, sources.Count);
        foreach (var source in sources)
            Assert.Single(cases, one => source.StartsWith(one, StringComparison.Ordinal));
        foreach (var one in cases)
            Assert.Single(sources, source => source.StartsWith(one, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_case_is_a_test_of_its_own()
    {
        var methods = Methods().Where(method => method.GetCustomAttribute<FieldQuirkAttribute>() is not null).ToList();
        Assert.Equal(Rows, methods.Count);
        Assert.All(methods, method => Assert.NotNull(method.GetCustomAttribute<FactAttribute>(inherit: true)));
    }

    private static IEnumerable<FieldQuirkAttribute> Cases() =>
        Methods().Select(method => method.GetCustomAttribute<FieldQuirkAttribute>()).OfType<FieldQuirkAttribute>();

    private static IEnumerable<MethodInfo> Methods() =>
        typeof(FieldQuirkListTests).Assembly.GetTypes().SelectMany(type => type.GetMethods());
}
