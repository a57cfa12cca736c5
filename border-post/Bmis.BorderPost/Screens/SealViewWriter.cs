using System.Globalization;
using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.Records;
using Bmis.Documents.Seals;
using Microsoft.Extensions.Localization;

namespace Bmis.BorderPost.Screens;

/// <summary>
/// Puts what a seal grants or proves into facts; only one that is genuine and of the document at the desk says any.
/// </summary>
internal sealed class SealViewWriter(IStringLocalizer<LaneView> texts)
{
    internal IEnumerable<FactView> Write(SealFinding? found) => found switch
    {
        { Result: CheckResult.Successful, Seal.Binary: { } binary } => Facts(binary),
        { Result: CheckResult.Successful, Seal.Json: { } json } =>
            [new(Kind, texts[$"seal.kind.{json.Kind}"], json.Identifier)],
        _ => [],
    };

    private string Kind => texts["fact.seal"];

    private IEnumerable<FactView> Facts(DigitalSeal seal)
    {
        yield return new(Kind, texts[$"seal.kind.{seal.Kind}"], seal.Header.Signer.Country);
        if (seal.NumberOfEntries is { } entries)
            yield return new(
                texts["fact.seal.entries"],
                entries == 0 ? texts["seal.entries.any"] : entries.ToString(CultureInfo.CurrentCulture));
        if (seal.DurationOfStay is { } stay && Duration(stay) is { Length: > 0 } duration)
            yield return new(texts["fact.seal.stay"], duration);
    }

    private string Duration((int Days, int Months, int Years) stay) => string.Join(
        " · ",
        new[] { ("years", stay.Years), ("months", stay.Months), ("days", stay.Days) }
            .Where(part => part.Item2 > 0)
            .Select(part => texts[$"seal.{part.Item1}", part.Item2].Value));
}
