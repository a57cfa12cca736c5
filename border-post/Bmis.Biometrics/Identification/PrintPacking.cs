using Bmis.Biometrics.Matching;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Identification;

/// <summary>How an engine's templates lie in a gallery: those of any engine as the bytes that it writes.</summary>
internal class PrintPacking(IFingerprintEngine engine)
{
    /// <summary>Most bytes of a print beside its minutiae.</summary>
    internal const int MostRest = 1 << 16;

    /// <summary>Name of the engine.</summary>
    internal string Engine => engine.Name;

    internal static PrintPacking Of(IFingerprintEngine engine) =>
        engine is BuiltInEngine ? new BuiltInPacking(engine) : new PrintPacking(engine);

    /// <summary>The print; null when it can never be compared or is larger than a gallery takes.</summary>
    internal virtual PackedPrint? Pack(LabelledTemplate sample)
    {
        var rest = engine.Write(sample.Template);
        if (sample.Template.Minutiae.Count < MatchingParameters.FewestMinutiae) return null;
        return rest.Length > MostRest ? null : new((byte)LabelledTemplate.Plain(sample.Position), [], [], rest);
    }

    /// <summary>The prints of a subject that are taken.</summary>
    internal List<PackedPrint> Pack(Enrolment enrolment) =>
        [.. enrolment.Fingers.Select(Pack).OfType<PackedPrint>()];

    /// <summary>The template for the full comparison; null when the bytes are none.</summary>
    internal virtual FingerTemplate? Unpack(ReadOnlySpan<uint> points, ReadOnlySpan<byte> rest) => engine.Read(rest);

    /// <summary>Whether what lies in a file is a print.</summary>
    internal virtual bool IsPrint(ReadOnlySpan<uint> points, ReadOnlySpan<byte> rest) => points.Length == 0;
}
