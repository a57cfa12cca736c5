using Bmis.Biographics;
using Bmis.Documents.Mrz;

namespace Bmis.BorderPost.Devices.Simulated;

/// <summary>
/// The specimens that stand beside this file as fields, one row each; their MRZ is composed, so that all check digits
/// are right unless the row names one that is to be wrong.
/// </summary>
internal static class SpecimenFile
{
    private const string Resource = "specimens.tsv";
    private const int Columns = 16;

    private static readonly Lazy<OrderedDictionary<string, Specimen>> Loaded =
        new(() => new(Read().Select(specimen => KeyValuePair.Create(specimen.Id, specimen))));

    /// <summary>All of them by their id, in the order of the file.</summary>
    internal static IReadOnlyDictionary<string, Specimen> All => Loaded.Value;

    private static IEnumerable<Specimen> Read()
    {
        using var stream = typeof(SpecimenFile).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException("The specimens are not in the program.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line) yield return Make(line.Split('\t'));
    }

    // Columns: id, format, code, issuing State, primary, secondary, number, nationality, birth, sex, expiry, optional,
    // second optional, check digit to spoil, note, chip.
    private static Specimen Make(string[] cells)
    {
        if (cells.Length != Columns) throw new FormatException($"Specimen {cells[0]} has {cells.Length} columns.");
        var composed = MrzComposer.Compose(Enum.Parse<MrzFormat>(cells[1]), FieldsOf(cells));
        if (!composed.Succeeded) throw new FormatException($"Specimen {cells[0]} has a wrong {composed.Fault}.");
        var text = cells[13].Length == 0 ? composed.Text : Spoil(composed.Text, Enum.Parse<MrzCheckName>(cells[13]));
        return new(cells[0], cells[14], text, Enum.Parse<SpecimenChip>(cells[15]));
    }

    private static MrzFields FieldsOf(string[] cells) => new()
    {
        DocumentCode = cells[2],
        IssuingState = CountryCode.Parse(cells[3]).Value,
        Name = PersonName.Parse(cells[4], cells[5]).Value,
        Number = DocumentNumber.Parse(cells[6]).Value,
        Nationality = CountryCode.Parse(cells[7]).Value,
        DateOfBirth = cells[8].Length == 0 ? PartialDate.Unknown : PartialDate.Parse(cells[8]).Value,
        Sex = SexCode.Parse(cells[9]).Value,
        DateOfExpiry = PartialDate.Parse(cells[10]).Value,
        OptionalData = cells[11],
        SecondOptionalData = cells[12],
    };

    private static string Spoil(string text, MrzCheckName name)
    {
        var place = MrzParser.Parse(text, DateOnly.MaxValue).Checks.First(check => check.Name == name).Position;
        var lines = text.Split('\n');
        var line = lines[place.Line - 1].ToCharArray();
        ref var digit = ref line[place.Column - 1];
        digit = digit == '9' ? '0' : (char)(digit + 1);
        lines[place.Line - 1] = new(line);
        return string.Join('\n', lines);
    }
}
