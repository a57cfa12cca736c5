using Bmis.Edifact.Interchange;
using Bmis.Edifact.Profiles;
using Bmis.Edifact.Tests.Interchange;
using Bmis.Edifact.Tests.Pnrgov;

namespace Bmis.Edifact.Tests.Profiles;

public sealed class ProfileCheckTests
{
    private const int Seed = 20261129;

    private const string List =
        "UNA:+.? 'UNB+UNOA:4+UTOAIR:ZZ+UTOBORDER:ZZ+261129:0631+REF1++APIS'UNH+M1+PAXLST:D:05B:UN:IATA+UT1+01:F'"
        + "BGM+745+CP'NAD+MS+++X'TDT+20+UT123'NAD+FL+++ERIKSSON:ANNA'ATT+2++F'MEA+CT++2'MEA+WT++KGM:20'"
        + "FTX+BAG+++1'DOC+P:110:111+L898902C3'DOC++1'UNT+9+M1'UNZ+1+REF1'";

    [Theory]
    [InlineData("", "", "")]
    [InlineData("05B:UN", "96A:UN", "Release 1")]
    [InlineData("05B:UN:IATA", "05B:ZZ:CBP", "Agency 1, Association 1")]
    [InlineData("BGM+745+CP", "BGM+10", "Document 1")]
    [InlineData("BGM+745+CP", "BGM", "")]
    [InlineData("BGM+745+CP", "BGM+745+ZZ", "Function 1")]
    [InlineData("ATT+2++F'", "ATT+2++1'ATT+2++2'ATT+2++U'", "Sex 2")]
    [InlineData("WT++KGM:20", "WT++K:20", "WeightUnit 1")]
    [InlineData("WT++KGM:20", "WT++20", "")]
    [InlineData("P:110:111", "P:110:110", "DocumentAgency 1")]
    public void A_departure_from_the_guide_is_found(string from, string to, string expected)
    {
        var text = from.Length == 0 ? List : List.Replace(from, to, StringComparison.Ordinal);
        var found = Check(PartnerProfiles.Standard.Fallback, text);
        Assert.Equal(expected, string.Join(", ", found.Select(one => $"{one.Code} {one.Count}")));
        Assert.All(found, one => Assert.Equal((Severity.Warning, Grade.B), (one.Severity, one.Grade)));
    }

    [Theory]
    [InlineData("05B:UN", "96A:UN", "UNH")]
    [InlineData("ATT+2++F'", "ATT+2++1'ATT+2++2'", "ATT")]
    public void It_leads_to_the_first_segment_that_departs(string from, string to, string tag)
    {
        var text = List.Replace(from, to, StringComparison.Ordinal);
        Assert.Equal(
            text.IndexOf(tag, StringComparison.Ordinal),
            Assert.Single(Check(PartnerProfiles.Standard.Fallback, text)).Offset);
    }

    [Fact]
    public void What_is_not_agreed_is_found()
    {
        var rules = PartnerProfiles.Standard.Fallback.Lists with
        {
            UsesBags = false, UsesParts = false, Applications = ["IAPI"], UnknownSexes = ["F", "U"],
        };
        var profile = PartnerProfiles.Standard.Fallback with
        {
            Lists = rules,
            Interactive = new("APIS", "", 1),
        };
        var text = List.Replace("01:F", "02", StringComparison.Ordinal)
            .Replace("UNT+9", "NAD+FL+++B'ATT+2++U'UNT+9", StringComparison.Ordinal);
        Assert.Equal(
            ["Application Information 1", "SexMayBeUnknown Information 1", "Part Warning 1", "Bags Information 3",
                "TooManyPersons Warning 1"],
            Check(profile, text).Select(one => $"{one.Code} {one.Severity} {one.Count}"));
    }

    [Fact]
    public void Empty_lists_and_tables_allow_anything()
    {
        var guide = PartnerProfiles.Standard.Fallback;
        var open = guide with
        {
            Lists = guide.Lists with
            {
                Releases = [], Agencies = [], Associations = [], Documents = new Dictionary<string, string>(),
                Functions = new Dictionary<string, string>(), DocumentAgencies = [],
                Sexes = new Dictionary<string, string>(), WeightUnits = [],
            },
        };
        var odd = List.Replace("05B:UN:IATA", "96A:ZZ", StringComparison.Ordinal)
            .Replace("745+CP", "1+1", StringComparison.Ordinal).Replace("KGM", "K", StringComparison.Ordinal)
            .Replace("++F", "++9", StringComparison.Ordinal);
        Assert.Empty(Check(open, odd));
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("13:1:IA", "09:1:UN", "Release Agency")]
    [InlineData("MSG+:22", "MSG+:99", "Function")]
    [InlineData("02:46:700", "02:46:9", "WeightUnit")]
    [InlineData("MSG+8'", "MSG+:8'", "")]
    public void So_is_one_of_a_push(string from, string to, string expected)
    {
        var text = Pushes.Head + Pushes.Full + Pushes.Tail;
        if (from.Length > 0)
            text = text.Replace(from, to, StringComparison.Ordinal);
        Assert.Equal(
            expected, string.Join(' ', Check(PartnerProfiles.Standard.Fallback, text).Select(one => one.Code)));
    }

    [Fact]
    public void A_message_of_another_type_departs_from_nothing() =>
        Assert.Empty(Check(PartnerProfiles.Standard.Fallback, Specimens.Cusres));

    [Fact]
    public void Recorded_messages_depart_from_their_profiles_and_are_never_refused()
    {
        var messages = 0;
        foreach (var name in Samples.NamesOrSkip())
        {
            var transmission = Transmission.Read(Samples.Read(name));
            foreach (var message in transmission.Interchanges.SelectMany(one => one.Messages))
            {
                var profile = PartnerProfiles.Standard.For(message.Interchange);
                Assert.All(
                    ProfileCheck.Of(profile, transmission, message),
                    one => Assert.True(one.Grade <= Grade.B && one.Offset < transmission.Bytes.Length));
                messages++;
            }
        }

        Assert.InRange(messages, 50, int.MaxValue);
    }

    [Fact]
    public void Every_broken_message_is_checked_without_an_exception()
    {
        var random = new Random(Seed);
        byte[][] material =
        [
            .. Specimens.All.Select(Specimens.Bytes), Specimens.Bytes(List),
            Specimens.Bytes(Pushes.Head + Pushes.Full + Pushes.Tail),
        ];
        var found = 0;
        for (var number = 0; number < 50_000; number++)
        {
            var transmission = Transmission.Read(Mutator.Of(
                material[random.Next(material.Length)], material[random.Next(material.Length)], random));
            foreach (var message in transmission.Interchanges.SelectMany(one => one.Messages))
                found += ProfileCheck.Of(
                    PartnerProfiles.Standard.For(message.Interchange), transmission, message).Count;
        }

        Assert.InRange(found, 5_000, int.MaxValue);
    }

    private static IReadOnlyList<ProfileFinding> Check(PartnerProfile profile, string text)
    {
        var transmission = Transmission.Read(Specimens.Bytes(text));
        return ProfileCheck.Of(profile, transmission, transmission.Interchanges[0].Messages[0]);
    }
}
