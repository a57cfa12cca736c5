using Bmis.Biographics;
using Bmis.Documents.Mrz;

namespace Bmis.Documents.Tests.Mrz;

public sealed class MrzComposerTests
{
    private const int Seed = 20261121;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Characters = Letters + "0123456789";
    private static readonly DateOnly Day = new(2026, 11, 21);
    private static readonly MrzFormat[] Formats = [.. Enum.GetValues<MrzFormat>().Where(one => one != MrzFormat.None)];

    [Theory]
    [MemberData(nameof(MrzSpecimenTests.Specimens), MemberType = typeof(MrzSpecimenTests))]
    public void A_specimen_is_composed_from_its_fields(string text, MrzFormat format, string expected)
    {
        _ = expected;
        var composed = MrzComposer.Compose(format, FieldsOf(MrzParser.Parse(text, Day)));

        // The digit of unused optional data is 0 here and a filler in one specimen; both are right.
        Assert.Equal(text.Replace("<<<<<<<<<<<<<<<0", "<<<<<<<<<<<<<<00", StringComparison.Ordinal), composed.Text);
    }

    [Fact]
    public void Composing_and_reading_are_inverse_for_random_fields()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 5_000; i++)
        {
            var format = Formats[random.Next(Formats.Length)];
            var fields = RandomFields(format, random);
            var composed = MrzComposer.Compose(format, fields);
            Assert.True(composed.Succeeded, composed.Fault.ToString());

            var read = MrzParser.Parse(composed.Text, Day);

            Assert.Equal((format, true), (read.Format, read.IsValid));
            Assert.Empty(read.Problems);
            Assert.Equal(composed.Text, MrzComposer.Compose(format, FieldsOf(read)).Text);
            Assert.Equal(fields.Number, read.Number);
            Assert.Equal(fields.DateOfBirth, read.DateOfBirth);
            Assert.Equal(fields.DateOfExpiry, read.DateOfExpiry);
            Assert.Equal(fields.Sex, read.Sex);
            Assert.Equal(fields.OptionalData, read.OptionalData);
            Assert.Equal(fields.SecondOptionalData, read.SecondOptionalData);
            Assert.Equal((fields.IssuingState, fields.Nationality), (read.IssuingStateCode, read.NationalityCode));
            if (read.NameMayBeTruncated) continue;
            Assert.Equal(
                (fields.Name.MrzPrimary, fields.Name.MrzSecondary), (read.PrimaryIdentifier, read.SecondaryIdentifier));
        }
    }

    // The examples of truncated names in parts 4, 5 and 7, 4.2.3.
    [Theory]
    [InlineData(MrzFormat.Td3, "Nilavadhanananda", "Chayapa Dejthamrong Krasuang",
        "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K")]
    [InlineData(MrzFormat.Td3, "Nilavadhanananda", "Arnpol Petch Charonguang",
        "NILAVADHANANANDA<<ARNPOL<PETCH<CHARONGU")]
    [InlineData(
        MrzFormat.Td3, "Bennelong Wooloomooloo Warrandyte Warnambool", "Dingo Potoroo",
        "BENNELONG<WOOLOOMOOLOO<WARRANDYTE<W<<DI")]
    [InlineData(
        MrzFormat.Td1, "Bennelong Wooloomooloo Warrandyte Warnambool", "Dingo Potoroo",
        "BENNELONG<WOOLOOMOOLOO<W<W<<DI")]
    [InlineData(MrzFormat.Td3, "Papandropoulous", "Jonathon Warren Trevor", "PAPANDROPOULOUS<<JONATHON<WARREN<TREVOR")]
    [InlineData(MrzFormat.MrvB, "Papandropoulous", "Jonathon Alec", "PAPANDROPOULOUS<<JONATHON<ALEC<")]
    [InlineData(MrzFormat.Td1, "Aaaaaaaaaaaaaaaaaaa", "Bbbbbbbb Cccc", "AAAAAAAAAAAAAAAAAAA<<BBBBBBB<C")]
    public void A_long_name_is_cut_as_the_standard_shows(
        MrzFormat format, string primary, string secondary, string field) =>
        Assert.Equal(field, NameField(format, primary, secondary));

    [Fact]
    public void A_single_name_without_end_fills_the_field()
    {
        var field = NameField(MrzFormat.Td1, new string('A', 50), "");
        Assert.Equal(new string('A', 30), field);
    }

    [Fact]
    public void A_name_without_end_leaves_a_letter_of_the_secondary_identifier()
    {
        var field = NameField(MrzFormat.Td1, new string('A', 50), "Bo");
        Assert.Equal(new string('A', 27) + "<<B", field);
    }

    [Fact]
    public void A_field_that_the_format_cannot_print_is_named()
    {
        var fields = FieldsOf(MrzParser.Parse(
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10", Day));
        var longNumber = DocumentNumber.Parse("1234567890").Value;
        Assert.Equal(MrzCompositionFault.DocumentCode, Fault(fields with { DocumentCode = "V" }));
        Assert.Equal(MrzCompositionFault.DocumentCode, Fault(fields with { DocumentCode = "" }));
        Assert.Equal(MrzCompositionFault.IssuingState, Fault(fields with { IssuingState = default }));
        Assert.Equal(MrzCompositionFault.Nationality, Fault(fields with { Nationality = default }));
        Assert.Equal(MrzCompositionFault.DocumentNumber, Fault(fields with { Number = default }));
        Assert.Equal(MrzCompositionFault.DocumentNumber, Fault(fields with { Number = longNumber }));
        Assert.Equal(MrzCompositionFault.OptionalData, Fault(fields with { OptionalData = "a" }));
        Assert.Equal(MrzCompositionFault.OptionalData, Fault(fields with { OptionalData = new('1', 15) }));
        Assert.Equal(MrzCompositionFault.OptionalData, Fault(fields with { SecondOptionalData = "1" }));
        Assert.Equal("[travel document]", fields.ToString());
        Assert.Equal("[travel document]", MrzComposer.Compose(MrzFormat.Td3, fields).ToString());
    }

    private static MrzCompositionFault Fault(MrzFields fields) => MrzComposer.Compose(MrzFormat.Td3, fields).Fault;

    private static string NameField(MrzFormat format, string primary, string secondary)
    {
        var fields = RandomFields(format, new(Seed)) with { Name = PersonName.Parse(primary, secondary).Value };
        var lines = MrzComposer.Compose(format, fields).Text.Split('\n');
        return format == MrzFormat.Td1 ? lines[2] : lines[0][5..];
    }

    private static MrzFields FieldsOf(MrzResult read) => new()
    {
        DocumentCode = read.DocumentCode,
        IssuingState = read.IssuingStateCode!.Value,
        Name = read.Name!,
        Number = read.Number!.Value,
        Nationality = read.NationalityCode!.Value,
        DateOfBirth = read.DateOfBirth,
        Sex = read.Sex!.Value,
        DateOfExpiry = read.DateOfExpiry,
        OptionalData = read.OptionalData,
        SecondOptionalData = read.SecondOptionalData,
    };

    private static MrzFields RandomFields(MrzFormat format, Random random)
    {
        var states = CountryCode.All.ToArray();
        var cards = format is MrzFormat.Td1 or MrzFormat.Td2;
        var number = Text(random, Characters, 1, format switch { MrzFormat.Td1 => 22, MrzFormat.Td2 => 14, _ => 9 });
        return new()
        {
            DocumentCode = format switch { MrzFormat.Td3 => "P", MrzFormat.MrvA or MrzFormat.MrvB => "V", _ => "I" }
                + Text(random, Letters, 0, 1),
            IssuingState = states[random.Next(states.Length)],
            Name = PersonName.Parse(Words(random, 1), Words(random, 0)).Value,
            Number = DocumentNumber.Parse(number).Value,
            Nationality = states[random.Next(states.Length)],
            DateOfBirth = random.Next(4) switch
            {
                0 => PartialDate.Unknown,
                1 => PartialDate.Of(random.Next(1927, 2027)).Value,
                2 => PartialDate.Of(random.Next(1927, 2026), random.Next(1, 13)).Value,
                _ => PartialDate.Of(Day.AddDays(-random.Next(36_000))),
            },
            Sex = (Sex)random.Next(3),
            DateOfExpiry = PartialDate.Of(Day.AddDays(random.Next(-10_000, 10_000))),
            OptionalData = cards && number.Length > 9 ? "" : Text(random, Characters, 0, 7),
            SecondOptionalData = format == MrzFormat.Td1 ? Text(random, Characters, 0, 11) : "",
        };
    }

    private static string Words(Random random, int least) =>
        string.Join(' ', Enumerable.Range(0, random.Next(least, 5)).Select(_ => Text(random, Letters, 1, 14)));

    private static string Text(Random random, string alphabet, int least, int most) =>
        new([.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => alphabet[random.Next(alphabet.Length)])]);
}
