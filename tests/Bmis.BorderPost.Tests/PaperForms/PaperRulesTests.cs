using Bmis.Biographics;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.PaperForms;
using Bmis.BorderPost.Serving;
using Bmis.BorderPost.Tests.Inspecting;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Tests.PaperForms;

/// <summary>Which paper forms are taken, and what time they name.</summary>
public sealed class PaperRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 3, 10, 0, 0, TimeSpan.Zero);

    private static readonly TravelRule Asking =
        Profiles.Of(new() { Asked = ["Purpose"], Required = ["Purpose"] }).Rules[0];

    public static TheoryData<string, string, double, string> Forms() => new()
    {
        { "F 1", "o-9", -1, "" },
        { "", "o-9", -1, "Number" },
        { new string('7', 33), "o-9", -1, "Number" },
        { "F 1", "", -1, "Officer" },
        { "F 1", "o-9", 0.1, "InFuture" },
        { "F 1", "o-9", -24 * 371, "TooOld" },
        { "F 2", "o-9", -2, "AlreadyThere" },
        { "F 1", "o-9", -2, "AlreadyThere" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_is_taken_or_the_reason_is_said(string number, string officer, double hours, string expected)
    {
        var form = Form(number, officer, Now.AddHours(hours), "2");
        Crossing[] recorded = [PaperWriting.Write(
            Form("F 2", "o-9", Now.AddHours(-2), "2"), "o-2", new(CheckResult.Successful), new LaneOptions())];
        Assert.Equal(expected, $"{PaperRules.Judge(form, Asking, recorded, Now)}");
    }

    [Theory]
    [InlineData("UTBOR", "")]
    [InlineData("UTANY", "AlreadyThere")]
    [InlineData("", "Post")]
    [InlineData("UT BOR", "Post")]
    [InlineData("UTBOR678901234567", "Post")]
    public void Each_post_numbers_its_forms_by_itself(string post, string expected)
    {
        var form = Form("F 2", "o-9", Now.AddHours(-5), "2", post: post);
        Crossing[] recorded = [PaperWriting.Write(
            Form("F 2", "o-9", Now.AddHours(-2), "2"), "o-2", new(CheckResult.Successful), new LaneOptions())];
        Assert.Equal(expected, $"{PaperRules.Judge(form, Asking, recorded, Now)}");
    }

    [Fact]
    public void What_must_be_asked_must_be_answered()
    {
        var form = Form("F 1", "o-9", Now.AddHours(-1), "");
        Assert.Equal(PaperProblem.Unanswered, PaperRules.Judge(form, Asking, [], Now));
    }

    [Theory]
    [InlineData("2026-03-29", "01:59", "2026-03-29T00:59:00")]
    [InlineData("2026-03-29", "02:30", null)]
    [InlineData("2026-03-29", "03:00", "2026-03-29T01:00:00")]
    [InlineData("2026-10-25", "02:30", "2026-10-25T00:30:00")]
    [InlineData("2026-10-25", "03:00", "2026-10-25T02:00:00")]
    [InlineData("2026-06-31", "03:00", null)]
    [InlineData("2026-06-30", "3 o'clock", null)]
    public void The_time_on_a_form_is_that_of_the_posts_clocks(string day, string time, string? utc)
    {
        var calendar = new LaneCalendar(
            new ManualClock(), Options.Create(new LaneOptions { TimeZone = "Europe/Berlin" }));
        var at = new PaperInput { Day = day, Time = time }.At(calendar);
        Assert.Equal(utc, at?.ToString("yyyy-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
    }

    internal static PaperForm Form(
        string number, string officer, DateTimeOffset at, string purpose, Guid id = default, string post = "UTANY") =>
        new(
        number, at, DecisionCode.Admit, officer, post,
        new(
            id,
            Direction.Entry,
            new(PersonName.Parse("ERIKSSON").Value, PartialDate.Unknown, Sex.F, CountryCode.Parse("UTO").Value),
            new("P", CountryCode.Parse("UTO").Value, DocumentNumber.Parse("L898902C3").Value, PartialDate.Unknown),
            TypedBy: "o-1"),
        "VEX",
        new Trip { Purpose = purpose });
}
