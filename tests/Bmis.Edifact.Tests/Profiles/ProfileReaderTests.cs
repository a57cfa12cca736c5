using System.Text;
using System.Text.Json.Nodes;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Profiles;
using Bmis.Edifact.Tests.Interchange;

namespace Bmis.Edifact.Tests.Profiles;

public sealed class ProfileReaderTests
{
    private const string Guide = """
        { "version": 3, "fallback": "a", "profiles": [ {
          "code": "a", "name": "A", "origin": "invented",
          "match": { "senders": [], "applications": [], "associations": [] },
          "lists": { "releases": ["05B"], "agencies": [], "associations": [], "applications": [],
            "documents": { "745": "passengers" }, "functions": { "CP": "change" }, "documentAgencies": [],
            "sexes": { "M": "male" }, "unknownSexes": ["M"], "weightUnits": [], "usesBags": false,
            "usesParts": true },
          "bookings": { "releases": [], "agencies": [], "applications": [], "functions": {}, "weightUnits": {},
            "usesParts": true },
          "interactive": { "application": "IAPI", "priority": "", "mostPersons": 5 },
          "answers": { "first": { "0": "Cleared" }, "second": { "Z": "none" }, "whole": {} },
          "wantsContrl": true,
          "times": { "answerSeconds": 10, "partMinutes": 30, "togetherMinutes": 20 } } ] }
        """;

    [Fact]
    public void The_profiles_of_the_program_are_read()
    {
        var standard = PartnerProfiles.Standard;
        Assert.Equal(1, standard.Version);
        Assert.Equal("guide", standard.Fallback.Code);
        Assert.Equal(
            ["guide", "us", "gb", "cn", "cn-iapi", "in", "cz", "kr", "az", "vn", "ae", "tr"],
            standard.All.Select(one => one.Code));
        Assert.Equal(["05B"], standard.Find("vn")!.Lists.Releases);
        Assert.Equal(["ZZZ"], standard.Find("cn-iapi")!.Lists.DocumentAgencies);
        Assert.Null(standard.Find("xx"));
    }

    [Theory]
    [InlineData("UTOAIR", "UKBAOP", "IATA", "gb")]
    [InlineData("UTOAIR", "USADHS", "CBP", "us")]
    [InlineData("CA", "IAPI", "IATA", "cn-iapi")]
    [InlineData("UTOAIR", "UKBAOP", "CBP", "gb")]
    [InlineData("UTOAIR", "", "", "guide")]
    public void The_profile_is_chosen_by_what_the_envelope_says(
        string sender, string application, string association, string expected) =>
        Assert.Equal(expected, PartnerProfiles.Standard.For(sender, application, association).Code);

    [Fact]
    public void A_sender_weighs_more_than_anything_else()
    {
        var profiles = Read(Added(
            """{ "code": "b", "basedOn": "a", "match": { "applications": ["APIS"], "associations": ["IATA"] } }""",
            """{ "code": "c", "basedOn": "a", "match": { "senders": ["UTOAIR"] } }""",
            """{ "code": "d", "basedOn": "a", "match": { "senders": ["UTOAIR"], "applications": ["X"] } }"""));
        var interchange = Transmission.Read(Specimens.Bytes(Specimens.Paxlst)).Interchanges[0];
        Assert.Equal("c", profiles.For(interchange).Code);
        Assert.Equal("b", profiles.For("OTHER", "APIS", "IATA").Code);
        Assert.Equal("d", profiles.For("UTOAIR", "X", "").Code);
        Assert.Equal("a", profiles.For("OTHER", "APIS", "").Code);
    }

    [Fact]
    public void A_profile_says_only_what_is_different_from_its_basis()
    {
        var profiles = Read(Added(
            """
            { "code": "b", "basedOn": "a", "lists": { "releases": ["02B", "12B"],
              "functions": { "CI": "check-in", "CP": null } }, "wantsContrl": false }
            """,
            """{ "code": "c", "basedOn": "b", "name": "C" }"""));
        var read = profiles.Find("c")!;
        Assert.Equal(("C", "invented", false), (read.Name, read.Origin, read.WantsContrl));
        Assert.Equal(["02B", "12B"], read.Lists.Releases);
        Assert.Equal(["CI"], read.Lists.Functions.Keys);
        Assert.Equal(["745"], read.Lists.Documents.Keys);
        Assert.Equal(TimeSpan.FromMinutes(30), read.Times.OfParts().Wait);
    }

    [Theory]
    [InlineData("\"05B\"", "5", "profiles[0].lists.releases[0]:")]
    [InlineData("\"05B\"", "\" 05B\"", "profiles[0].lists.releases[0]:")]
    [InlineData("\"05B\"", "\"\"", "profiles[0].lists.releases[0]:")]
    [InlineData("\"origin\"", "\"source\"", "profiles[0].source:")]
    [InlineData("\"origin\": \"invented\",", "", "profiles[0]:")]
    [InlineData("\"usesBags\": false", "\"usesBags\": \"no\"", "profiles[0].lists.usesBags:")]
    [InlineData("\"usesBags\": false,", "", "profiles[0].lists:")]
    [InlineData("\"name\": \"A\"", "\"name\": null", "profiles[0].name:")]
    [InlineData("Cleared", "Boarded", "profiles[0].answers.first.0:")]
    [InlineData("\"0\": \"C", "\"00\": \"C", "profiles[0].answers:")]
    [InlineData("\"mostPersons\": 5", "\"mostPersons\": 0", "profiles[0].interactive.mostPersons:")]
    [InlineData("\"partMinutes\": 30", "\"partMinutes\": 0", "profiles[0].times.partMinutes:")]
    [InlineData("[\"M\"]", "[\"U\"]", "profiles[0].lists.unknownSexes:")]
    [InlineData("\"745\"", "\"\"", "profiles[0].lists.documents:")]
    [InlineData("\"code\": \"a\"", "\"code\": \"\"", "profiles[0].code:")]
    [InlineData("\"code\": \"a\"", "\"code\": \"a\", \"basedOn\": \"b\"", "profiles[0].basedOn:")]
    [InlineData("\"code\": \"a\"", "\"code\": \"a\", \"basedOn\": 1", "profiles[0].basedOn:")]
    [InlineData("\"fallback\": \"a\"", "\"fallback\": \"b\"", "fallback:")]
    [InlineData("\"version\": 3", "\"version\": 0", "version:")]
    [InlineData("\"version\": 3", "\"version\": \"3\"", "version:")]
    [InlineData("\"profiles\"", "\"profile\"", "profiles:")]
    [InlineData("\"code\": \"a\"", "\"code\": \"a\", \"code\": \"a\"", "no JSON")]
    [InlineData("\"version\": 3", "\"version\": 3 3", "no JSON at line 1")]
    public void A_fault_is_told_with_its_place(string from, string to, string expected)
    {
        Assert.Contains(from, Guide, StringComparison.Ordinal);
        var fault = Assert.Throws<FormatException>(() => Read(Guide.Replace(from, to, StringComparison.Ordinal)));
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Neither_two_profiles_of_a_code_nor_an_endless_file_are_read()
    {
        var fault = Assert.Throws<FormatException>(() => Read(Added("""{ "code": "a", "basedOn": "a" }""")));
        Assert.Contains("profiles[1].code:", fault.Message, StringComparison.Ordinal);
        fault = Assert.Throws<FormatException>(() => Read(Added("""{ "code": "b", "basedOn": "c" }""")));
        Assert.Contains("profiles[1].basedOn:", fault.Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => Read(Guide + new string(' ', ProfileReader.MaximumBytes)));
        Assert.Throws<FormatException>(() => Read("[]"));
        Assert.Throws<FormatException>(() => Read(""));
        Assert.Throws<FormatException>(() => Read(Added("1")));
    }

    [Theory]
    [InlineData("cn-iapi", "0Z", AnswerMeaning.Cleared, "not applicable")]
    [InlineData("cn-iapi", "2Z", AnswerMeaning.Advisory, "not applicable")]
    [InlineData("cn-iapi", "3Z", null, "not applicable")]
    [InlineData("guide", "2Z", AnswerMeaning.Selectee, "not applicable")]
    [InlineData("guide", "8Y", AnswerMeaning.Special, "")]
    [InlineData("guide", "1", AnswerMeaning.Inhibited, "")]
    [InlineData("guide", "118", null, "")]
    [InlineData("guide", "", null, "")]
    public void A_code_to_a_carrier_means_what_the_partners_tables_say(
        string profile, string code, AnswerMeaning? expected, string second)
    {
        var codes = PartnerProfiles.Standard.Find(profile)!.Answers;
        Assert.Equal(expected, codes.Read(code, out var found));
        Assert.Equal(second, found);
    }

    [Fact]
    public void What_is_said_has_the_partners_code_where_it_has_one()
    {
        var codes = PartnerProfiles.Standard.Find("cn-iapi")!.Answers;
        Assert.Equal("1Z", codes.CodeOf(AnswerMeaning.Inhibited, "Z"));
        Assert.Equal("4", codes.CodeOf(AnswerMeaning.Insufficient, ""));
        Assert.Null(codes.CodeOf(AnswerMeaning.Special, "Z"));
        Assert.Null(codes.CodeOf(AnswerMeaning.Cleared, "Q"));
        Assert.Equal("3Z", PartnerProfiles.Standard.Fallback.Answers.CodeOf(AnswerMeaning.Special, "Z"));
    }

    [Fact]
    public void Every_broken_file_is_read_or_refused_with_a_sentence()
    {
        var random = new Random(20261129);
        var sample = Encoding.UTF8.GetBytes(Added(
            """{ "code": "b", "basedOn": "a", "lists": { "releases": ["X"], "functions": { "CP": null } } }"""));
        var half = Encoding.UTF8.GetString(sample).Replace("\"X\"", "\"\\ud800\"", StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => Read(half));
        var refused = 0;
        for (var turn = 0; turn < 5_000; turn++)
        {
            try
            {
                ProfileReader.Read(Mutator.Of(sample, sample, random));
            }
            catch (FormatException fault)
            {
                Assert.StartsWith("Partner profiles", fault.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        Assert.InRange(refused, 4_000, 5_000);
    }

    private static PartnerProfiles Read(string json) => ProfileReader.Read(Encoding.UTF8.GetBytes(json));

    private static string Added(params string[] profiles)
    {
        var file = JsonNode.Parse(Guide)!;
        foreach (var one in profiles)
            file["profiles"]!.AsArray().Add(JsonNode.Parse(one));
        return file.ToJsonString();
    }
}
