using Bmis.Biometrics;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Images.AnsiNist;
using Bmis.Biometrics.Images.Iso19794;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.Quality;
using Bmis.Biometrics.Templates;
using Bmis.Biometrics.Templates.AnsiNist;
using Bmis.Biometrics.Templates.Iso19794;

namespace Bmis.Central.Fingerprints.AlertPrints;

/// <summary>
/// A finger out of an uploaded file: a picture (PNG, PGM, WSQ), a record of pictures (ISO/IEC 19794-4) or minutiae
/// (ISO/IEC 19794-2, ANSI/INCITS 378), or an ANSI/NIST transaction. It prints as its kind.
/// </summary>
/// <param name="Template">What this engine made of it.</param>
/// <param name="Quality">0 to 100.</param>
/// <param name="Picture">The picture; null for minutiae alone.</param>
internal sealed record PrintFile(FingerTemplate Template, int Quality, GreyImage? Picture)
{
    /// <summary>Most bytes of a file: a transaction holds the pictures of ten fingers.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    private const int BestQuality = 100;

    /// <summary>Reads the finger, or says what is wrong: a word of <see cref="PrintProblem"/>.</summary>
    /// <param name="file">The file.</param>
    /// <param name="finger">The position; a file that states one must state this one.</param>
    /// <param name="dpi">Resolution where the file states none.</param>
    /// <param name="engine">Whose template is made.</param>
    public static (PrintFile? Print, string Problem) Read(
        ReadOnlyMemory<byte> file, int finger, int dpi, IFingerprintEngine engine)
    {
        if (file.Length is 0 or > MostBytes)
            return (null, PrintProblem.Size);
        var position = (FingerPosition)finger;
        if (ImageReader.Read(file.Span, dpi) is { IsRead: true } picture)
            return Extract(picture.Image, engine);
        if (FingerImageRecord.Read(file) is { IsRead: true } images)
            return Decoded(Chosen(images.Record.Views, view => view.Position, position)?.Image, engine);
        if (MinutiaeRecord.Read(file) is { IsRead: true } minutiae)
            return Minutiae([minutiae.Record], position, engine);
        if (Transaction.Read(file) is not { IsRead: true } transaction)
            return (null, PrintProblem.Format);
        var chosen = Chosen(transaction.Record.Images, Position, position);
        return chosen is null && TransactionMinutiae.Of(transaction.Record) is { Count: > 0 } records
            ? Minutiae(records, position, engine)
            : Decoded(chosen?.Image, engine);
    }

    public override string ToString() => Picture is null ? "[minutiae]" : "[print]";

    private static FingerPosition Position(TransactionImage image) =>
        image.Positions.Count == 1 ? Plain(image.Positions[0]) : FingerPosition.UnknownPalm;

    // The finger that is said, else the only one, where nobody says which it is.
    private static T? Chosen<T>(IReadOnlyList<T> views, Func<T, FingerPosition> of, FingerPosition wanted)
        where T : class =>
        views.FirstOrDefault(view => Plain(of(view)) == wanted)
        ?? (views is [var only] && of(only) == FingerPosition.Unknown ? only : null);

    private static FingerPosition Plain(FingerPosition position) => position switch
    {
        FingerPosition.PlainRightThumb => FingerPosition.RightThumb,
        FingerPosition.PlainLeftThumb => FingerPosition.LeftThumb,
        _ => position,
    };

    private static (PrintFile?, string) Decoded(CodedImage? coded, IFingerprintEngine engine)
    {
        if (coded is null)
            return (null, PrintProblem.Finger);
        return coded.Decode() is { IsRead: true } picture
            ? Extract(picture.Image, engine)
            : (null, PrintProblem.Format);
    }

    private static (PrintFile?, string) Extract(GreyImage picture, IFingerprintEngine engine) =>
        engine.Extract(picture) is { IsExtracted: true } extracted
            ? Usable(new(extracted.Template, QualityMeasure.Of(picture, extracted.Template).Score, picture), engine)
            : (null, PrintProblem.Poor);

    private static (PrintFile?, string) Minutiae(
        IReadOnlyList<MinutiaeRecord> records, FingerPosition wanted, IFingerprintEngine engine)
    {
        var views = records.SelectMany(record => record.Views.Select(view => new Seen(record, view))).ToList();
        if (Chosen(views, one => one.View.Position, wanted) is not { } seen)
            return (null, PrintProblem.Finger);
        return TemplateConversion.ToTemplate(seen.Record, seen.View) is { } template
            ? Usable(new(template, Math.Min((int)seen.View.Quality, BestQuality), null), engine)
            : (null, PrintProblem.Size);
    }

    // What cannot be compared with itself can be compared with nothing.
    private static (PrintFile?, string) Usable(PrintFile print, IFingerprintEngine engine) =>
        engine.Verify(print.Template, print.Template).Band == VerificationBand.NotComparable
            ? (null, PrintProblem.Poor)
            : (print, "");

    private sealed record Seen(MinutiaeRecord Record, MinutiaeView View)
    {
        public override string ToString() => View.ToString();
    }
}
