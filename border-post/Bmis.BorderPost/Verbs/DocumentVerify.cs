using System.Globalization;
using Bmis.Documents.Lds;
using Bmis.Documents.Reading;

namespace Bmis.BorderPost.Verbs;

/// <summary>
/// <c>bmis-post document verify</c>: judges files of a document as they would be judged at the desk, without the chip.
/// </summary>
internal static class DocumentVerify
{
    private const string SecurityObject = "--sod";
    private const string Common = "--com";
    private const string Group = "--dg";
    private const string Card = "--card-security";
    private const int MostBytes = 4 << 20;

    internal static Task<int> RunAsync(string[] arguments, CommandStreams streams, CancellationToken cancellation) =>
        RunAsync(arguments, streams, TimeProvider.System);

    internal static Task<int> RunAsync(string[] arguments, CommandStreams streams, TimeProvider clock) =>
        VerbRun.RunAsync(streams, async () =>
        {
            var read = DocumentVerbs.Read(
                arguments,
                [SecurityObject, Common, Card, DocumentVerbs.At, DocumentVerbs.Mrz],
                [Group, DocumentVerbs.Trust]);
            if (read.Of(SecurityObject) is null || read.Plain.Count > 0)
                throw new VerbFault("bmis-post document verify takes options alone, and needs --sod.");
            var at = DocumentVerbs.MomentOf(read) ?? clock.GetUtcNow();
            var printed = DocumentVerbs.MrzOf(read, streams, DocumentVerbs.DayOf(at));
            await DocumentVerbs.WriteAsync(new(GivenFiles.Evidence(Files(read)), at), printed, read, streams);
            return ExitCodes.Done;
        });

    private static Dictionary<ElementaryFile, ReadOnlyMemory<byte>> Files(VerbArguments arguments)
    {
        var files = new Dictionary<ElementaryFile, ReadOnlyMemory<byte>>();
        foreach (var (file, path) in Named(arguments).ToList())
            if (!files.TryAdd(file, DocumentVerbs.ReadFile(path, MostBytes)))
                throw new VerbFault($"{file.Name} is there twice.");
        return files;
    }

    private static IEnumerable<(ElementaryFile File, string Path)> Named(VerbArguments arguments)
    {
        foreach (var (option, file) in ((string, ElementaryFile)[])
        [
            (SecurityObject, ElementaryFile.SecurityObject), (Common, ElementaryFile.Common),
            (Card, ElementaryFile.CardSecurity),
        ])
            if (arguments.Of(option) is { } path)
                yield return (file, path);
        foreach (var group in arguments.All(Group))
            yield return DataGroup(group);
    }

    private static (ElementaryFile File, string Path) DataGroup(string text)
    {
        var cut = text.IndexOf('=', StringComparison.Ordinal);
        return cut > 0 && cut < text.Length - 1
            && int.TryParse(text.AsSpan(0, cut), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= ElementaryFile.DataGroups
                ? (ElementaryFile.OfDataGroup(number), text[(cut + 1)..])
                : throw new VerbFault("--dg takes a number from 1 to 16 and a file, such as 2=DG2.bin.");
    }
}
