using System.Globalization;
using Bmis.BorderPost.Verbs;

namespace Bmis.BorderPost.Uplink.Sticks;

/// <summary>The file that a verb of <c>sync</c> is given, its range, and the settings behind them.</summary>
internal sealed record StickArguments(string File, long? From, long? To, string[] Settings)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="VerbFault">They make no sense.</exception>
    internal static StickArguments Read(string[] arguments)
    {
        // A setting is one word with an equals sign, as behind serve.
        string[] settings = [.. arguments.Where(IsSetting)];
        if (!VerbArguments.TryRead(
            [.. arguments.Where(one => !IsSetting(one))], ["--from", "--to"], [], [], out var read, out var wrong))
            throw new VerbFault(wrong);
        return read.Plain is [var file]
            ? new(file, Number(read, "--from"), Number(read, "--to"), settings)
            : throw new VerbFault("One file is named.");
    }

    private static bool IsSetting(string word) =>
        word.StartsWith("--", StringComparison.Ordinal) && word.Contains('=');

    private static long? Number(VerbArguments read, string option) =>
        read.Of(option) is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw new VerbFault($"{option} wants the number of an entry.");
}
