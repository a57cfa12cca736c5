using Bmis.Biometrics;
using Bmis.Biometrics.Templates;
using Bmis.Biometrics.Templates.Iso19794;

namespace Bmis.Benchmarks.Fingerprints;

/// <summary>A print of a research set; finger and extractor in one name.</summary>
internal sealed record RealPrint(string Finger, FingerTemplate Print);

/// <summary>
/// All prints of the research sets, and the templates that an independent extractor made of them; none where the sets
/// are absent.
/// </summary>
internal static class RealPrints
{
    internal static IReadOnlyList<RealPrint> Read(IFingerprintEngine engine)
    {
        if (PrintSet.Folder is null) return [];
        var own = PrintSet.All.SelectMany(set => set.Read(engine)
            .Where(print => print.Template is not null)
            .Select(print => new RealPrint($"{set.Name} {print.Finger}", print.Template!)));
        return [.. own.Concat(PrintSet.All.SelectMany(Independent))];
    }

    private static IEnumerable<RealPrint> Independent(PrintSet set)
    {
        var folder = Path.Combine(PrintSet.Folder!, set.Name, "iso");
        if (!Directory.Exists(folder)) yield break;
        foreach (var file in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
            if (MinutiaeRecord.Read(File.ReadAllBytes(file)).Record is { } record
                && TemplateConversion.ToTemplate(record, record.Views[0]) is { } template)
                yield return new($"{set.Name} iso {PairScores.Finger(Path.GetFileName(file))}", template);
    }
}
