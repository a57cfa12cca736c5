using Bmis.Biographics;
using Bmis.Crossings.Decisions;

namespace Bmis.Crossings.Tests.Decisions;

public sealed class DecisionCodeTests
{
    [Theory]
    [InlineData("ADM", true)]
    [InlineData("ADC", true)]
    [InlineData("EXO", true)]
    [InlineData("TRN", true)]
    [InlineData("REF2", false)]
    [InlineData("RFE", false)]
    [InlineData("WDR", false)]
    [InlineData("PRT", false)]
    [InlineData("EXP", false)]
    [InlineData("ESC", false)]
    [InlineData("CAN", false)]
    public void Only_those_who_pass_count_as_crossings(string code, bool counts) =>
        Assert.Equal(counts, DecisionCode.Parse(code).Value.IsCrossing);

    [Theory]
    [InlineData("", ParseReason.Empty)]
    [InlineData("adm", ParseReason.UnknownCode)]
    [InlineData("XXX", ParseReason.UnknownCode)]
    public void Other_texts_are_refused(string text, ParseReason reason) =>
        Assert.Equal(reason, DecisionCode.Parse(text).Problem!.Reason);
}
