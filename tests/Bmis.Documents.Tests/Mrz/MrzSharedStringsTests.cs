using System.Text.Json;
using Bmis.Documents.Mrz;

namespace Bmis.Documents.Tests.Mrz;

/// <summary>Seventy public strings with verdicts that were computed independently.</summary>
public sealed class MrzSharedStringsTests
{
    [Fact]
    public void Every_public_string_is_read_as_the_independent_verdict_says()
    {
        var differences = new List<string>();
        var count = 0;
        foreach (var entry in Entries())
        {
            count++;
            var text = string.Join('\n', entry.GetProperty("lines").EnumerateArray().Select(line => line.GetString()));
            var result = MrzParser.Parse(text, new(2026, 11, 21));
            var expected = entry.GetProperty("own_computation");
            differences.AddRange(Compare(result, expected).Select(what => $"{entry.GetProperty("id")}: {what}"));
        }

        Assert.Equal(70, count);
        Assert.Empty(differences);
    }

    private static IEnumerable<string> Compare(MrzResult result, JsonElement expected)
    {
        // The old French card is none of the five formats; it is recognised as such and not read.
        if (expected.TryGetProperty("note", out _))
        {
            if (result.Problems[0].Reason != MrzProblemReason.NationalLayout) yield return "national layout";
            yield break;
        }

        foreach (var (key, actual) in Facts(result))
            if (expected.TryGetProperty(key, out var value) && Plain(value) != actual)
                yield return $"{key}: expected {Plain(value)}, got {actual}";
    }

    private static IEnumerable<(string Key, string Actual)> Facts(MrzResult result)
    {
        yield return ("document_number", result.DocumentNumber);
        yield return ("doc_code", result.DocumentCode.PadRight(2, '<'));
        yield return ("issuer", result.IssuingState.PadRight(3, '<'));
        yield return ("nationality", result.Nationality.PadRight(3, '<'));
        yield return ("surname", result.PrimaryIdentifier);
        yield return ("given", result.SecondaryIdentifier);
        yield return ("name_truncated", Text(result.NameMayBeTruncated));
        yield return ("birth", result.BirthDate);
        yield return ("expiry", result.ExpiryDate);
        if (result.Format == MrzFormat.Td3) yield return ("personal_number", result.OptionalData);
        yield return ("long_doc_number", Text(result.LongNumber != LongNumberConvention.None));
        yield return ("doc_cd_ok", IsRight(result, MrzCheckName.DocumentNumber));
        yield return ("birth_cd_ok", IsRight(result, MrzCheckName.BirthDate));
        yield return ("expiry_cd_ok", IsRight(result, MrzCheckName.ExpiryDate));
        yield return ("personal_cd_ok", IsRight(result, MrzCheckName.OptionalData));
        yield return ("composite_ok", IsRight(result, MrzCheckName.Composite));
        yield return ("all_check_digits_ok", Text(result.IsValid));
    }

    private static string IsRight(MrzResult result, MrzCheckName name) =>
        Text(result.ResultOf(name) == DocumentCheckResult.Successful);

    private static string Text(bool value) => value ? "true" : "false";

    // The independent reader keeps runs of blanks where names hold runs of fillers; ours writes single blanks.
    private static string Plain(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? string.Join(' ', value.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        : value.GetRawText();

    private static List<JsonElement> Entries()
    {
        var folder = Environment.GetEnvironmentVariable("BMIS_TEST_DATA");
        if (string.IsNullOrEmpty(folder)) Assert.Skip("BMIS_TEST_DATA names no folder with sample data.");
        var path = Path.Combine(folder, "epassport", "mrz", "mrz_shared.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. document.RootElement.EnumerateArray().Select(element => element.Clone())];
    }
}
