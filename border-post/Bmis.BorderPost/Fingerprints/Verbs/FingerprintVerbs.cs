using System.Globalization;
using Bmis.Biometrics.Images;
using Bmis.BorderPost.Verbs;

namespace Bmis.BorderPost.Fingerprints.Verbs;

/// <summary>What the verbs of fingerprints share: options, files of a folder, how a fault is said.</summary>
internal static class FingerprintVerbs
{
    internal const string Dpi = "--dpi";
    private const int UsualDpi = 500;

    // Own limit: a folder of more is a gallery, not a set.
    private const int MostFiles = 100_000;

    /// <exception cref="VerbFault">The arguments make no sense.</exception>
    internal static VerbArguments Read(string[] arguments, params string[] options) =>
        VerbArguments.TryRead(arguments, options, [], [], out var read, out var wrong)
            ? read
            : throw new VerbFault(wrong);

    internal static int DpiOf(VerbArguments arguments) => NumberOf(
        arguments, Dpi, UsualDpi, ImageLimits.LeastDpi, ImageLimits.HighestDpi);

    internal static int NumberOf(VerbArguments arguments, string option, int usual, int least, int most)
    {
        if (arguments.Of(option) is not { } text)
            return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
                ? number
                : throw new VerbFault($"{option} takes a number from {least} to {most}.");
    }

    internal static string Needed(VerbArguments arguments, string option, string verb) => arguments.Of(option)
        ?? throw new VerbFault($"bmis-post fingerprint {verb} needs {option}.");

    /// <summary>The files of a folder in the order of their names, those that begin with a point left out.</summary>
    /// <exception cref="IOException">There is no such folder.</exception>
    internal static IReadOnlyList<string> Files(string folder)
    {
        var files = Directory.EnumerateFiles(folder)
            .Where(file => !Path.GetFileName(file).StartsWith('.')).Take(MostFiles + 1).ToList();
        return files.Count <= MostFiles
            ? [.. files.Order(StringComparer.Ordinal)]
            : throw new IOException($"{folder} has more than {MostFiles} files.");
    }

    internal static Task SayAsync(CommandStreams streams, string file, string fault) =>
        streams.Error.WriteLineAsync($"{file}: {fault}");

    /// <summary>A position or an impression as a word; one that has no name as its number.</summary>
    internal static string Word<T>(T code)
        where T : struct, Enum => Enum.IsDefined(code) ? VerbJson.Kebab(code) : code.ToString("D");
}
