using System.Text;
using Bmis.Crossings.CodeLists;

namespace Bmis.Crossings.Tests.CodeLists;

public sealed class CodeListTests
{
    [Fact]
    public void Every_standard_code_has_an_English_and_a_French_label()
    {
        Assert.NotEmpty(StandardCodeLists.All);
        foreach (var list in StandardCodeLists.All)
            Assert.All(list.Codes, item =>
                Assert.True(item.Labels.ContainsKey("en") && item.Labels.ContainsKey("fr"), item.Code));
    }

    [Fact]
    public void Every_decision_of_the_list_is_a_decision_code() =>
        Assert.All(StandardCodeLists.Decisions.Codes, item =>
            Assert.True(Crossings.Decisions.DecisionCode.Parse(item.Code).Succeeded));

    [Fact]
    public void A_label_falls_back_to_English_and_then_to_the_code()
    {
        Assert.Equal("Admettre", StandardCodeLists.Decisions.Label("ADM", "fr"));
        Assert.Equal("Admit", StandardCodeLists.Decisions.Label("ADM", "pt"));
        Assert.Equal("XYZ", StandardCodeLists.Decisions.Label("XYZ", "en"));
    }

    [Fact]
    public void A_code_is_found_only_while_it_is_in_force()
    {
        var list = Parse("""{"code":"A","from":"2026-01-01","until":"2026-06-30","labels":{"en":"a"}}""");
        Assert.NotNull(list.Find("A", new(2026, 6, 30)));
        Assert.Null(list.Find("A", new(2026, 7, 1)));
        Assert.Null(list.Find("A", new(2025, 12, 31)));
    }

    [Fact]
    public void A_code_that_stands_twice_is_refused()
    {
        const string Item = """{"code":"A","from":"2026-01-01","labels":{"en":"a"}}""";
        var problem = Assert.Throws<FormatException>(() => Parse($"{Item},{Item}"));
        Assert.Contains("A stands twice", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_no_list_names_the_line()
    {
        var problem = Assert.Throws<FormatException>(() => CodeList.Parse("{\n\"name\": 3}"u8));
        Assert.Contains("line 2", problem.Message, StringComparison.Ordinal);
    }

    private static CodeList Parse(string items) => CodeList.Parse(Encoding.UTF8.GetBytes(
        $$"""{"name":"n","version":1,"title":"t","source":"own","codes":[{{items}}]}"""));
}
