using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Tests.History;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.History;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Tests.Inspecting;

public sealed class SeenTodayCheckTests
{
    private static readonly DateOnly Today = new(2026, 5, 3);

    private static readonly Traveller SomebodyElse = Pasts.Anna with { Sex = Biographics.Sex.M, BirthDate = default };

    [Fact]
    public void A_document_that_entered_today_and_comes_to_enter_again_is_told_whoever_holds_it()
    {
        Assert.Equal((CheckResult.Undetermined, "seen.Entry"), Judge(Direction.Entry, Entry()));
        var other = Pasts.Item(Today, entry: true, traveller: SomebodyElse);
        Assert.Equal((CheckResult.Undetermined, "seen.Entry"), Judge(Direction.Entry, other));
        Assert.Equal((CheckResult.Undetermined, "seen.Exit"), Judge(Direction.Exit, Pasts.Item(Today, entry: false)));
    }

    [Fact]
    public void A_way_back_in_between_another_day_and_another_document_are_in_order()
    {
        Assert.Equal((CheckResult.Successful, ""), Judge(Direction.Entry));
        Assert.Equal((CheckResult.Successful, ""), Judge(Direction.Exit, Entry()));
        Assert.Equal((CheckResult.Successful, ""), Judge(Direction.Entry, Entry(), At(Pasts.Item(Today, false), 11)));
        Assert.Equal((CheckResult.Successful, ""), Judge(Direction.Entry, Pasts.Item(Today.AddDays(-1), entry: true)));
        var passport = Pasts.Passport with { IssuingState = Biographics.CountryCode.Parse("UTO").Value };
        Assert.Equal((CheckResult.Successful, ""), Judge(Direction.Entry, Pasts.Item(Today, true, document: passport)));
    }

    [Fact]
    public void An_entry_after_a_way_back_counts_again()
    {
        var again = At(Pasts.Item(Today, entry: true), 12);
        var exit = At(Pasts.Item(Today, entry: false), 11);
        Assert.Equal((CheckResult.Undetermined, "seen.Entry"), Judge(Direction.Entry, Entry(), exit, again));
    }

    [Fact]
    public void What_was_cancelled_corrected_away_referred_or_refused_is_no_crossing_of_today()
    {
        var entry = Entry();
        Assert.Equal((CheckResult.Successful, ""), Judge(Direction.Entry, Pasts.Removal(entry)));
        var referred = entry with { Past = entry.Past with { Decision = DecisionCode.Refer } };
        Assert.Equal((CheckResult.Successful, ""), Judge(Direction.Entry, referred));
        var refused = entry with
        {
            Past = entry.Past with { Decision = DecisionCode.RefuseEntry, Direction = Direction.RefusalEntry },
        };
        Assert.Equal((CheckResult.Successful, ""), Judge(Direction.Entry, refused));
    }

    [Fact]
    public void The_record_of_the_inspection_itself_is_not_an_earlier_one()
    {
        var own = Pasts.Item(Today, entry: true, id: Guid.Empty);
        Assert.Equal((CheckResult.Successful, ""), Judge(Direction.Entry, own));
    }

    [Fact]
    public void Nothing_is_judged_before_the_past_is_known_or_without_a_document()
    {
        Assert.Empty(SeenTodayCheck.Judge(Subject(Direction.Entry), null, Today));
        var unread = Subject(Direction.Entry) with { Document = null };
        Assert.Empty(SeenTodayCheck.Judge(unread, Past.Of([], true, null), Today));
    }

    private static HistoryItem Entry() => Pasts.Item(Today, entry: true);

    private static HistoryItem At(HistoryItem item, int hour) => item with
    {
        Past = item.Past with { At = new(Today, new(hour, 0), TimeSpan.Zero) },
    };

    private static InspectionSubject Subject(Direction direction) =>
        new(Guid.Empty, direction, Pasts.Anna, Pasts.Passport);

    private static (CheckResult, string) Judge(Direction direction, params HistoryItem[] known)
    {
        var past = Past.Of(known.Select(item => item.Past), isComplete: true, asOf: null);
        var outcome = Assert.Single(SeenTodayCheck.Judge(Subject(direction), past, Today));
        return (outcome.Result, outcome.Reason);
    }
}
