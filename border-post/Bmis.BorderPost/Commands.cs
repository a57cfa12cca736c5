using Bmis.BorderPost.Certificates;
using Bmis.BorderPost.Fingerprints.Verbs;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Keys;
using Bmis.BorderPost.Serving;
using Bmis.BorderPost.Terminal;
using Bmis.BorderPost.Uplink.Enrolment;
using Bmis.BorderPost.Uplink.Sticks;
using Bmis.BorderPost.Verbs;

namespace Bmis.BorderPost;

/// <summary>The verbs of bmis-post. A verb belongs to one room; it has one row here.</summary>
internal static class Commands
{
    private static readonly Command[] All =
    [
        new("serve", "", "Runs the lane.", ServeVerb.RunAsync),
        new("journal verify", "DB [--keys FILE]", "Verifies the chain of a journal.", JournalVerifyVerb.RunAsync),
        new("keys make", "FILE", "Makes a file of master keys.", KeysVerbs.MakeAsync),
        new("keys rotate", "FILE", "Adds a newer master key to a file.", KeysVerbs.RotateAsync),
        new("sync enrol", "", "Gets the lane's certificate for the code on standard input.", EnrolVerb.RunAsync),
        new("sync status", "", "Says how the lane stands with headquarters.", StatusVerb.RunAsync),
        new("sync push", "", "Pushes the journal once, while the lane does not run.", PushVerb.RunAsync),
        new("sync export", "FILE [--from N] [--to N]", "Writes a kit for headquarters.", ExportVerb.RunAsync),
        new("sync import", "FILE", "Takes a kit of headquarters in.", ImportVerb.RunAsync),
        new("mrz parse", "[FILE|-]", "Reads machine readable zones.", MrzParse.RunAsync),
        new("trust import", "FILE…", "Says what a trust store of these files holds.", TrustImportVerb.RunAsync),
        new("terminal list", "FOLDER", "Says what a terminal's certificates are.", TerminalListVerb.RunAsync),
        new("document verify", "--sod FILE …", "Judges files of a document.", DocumentVerify.RunAsync),
        new("document read", "[--mrz TEXT] …", "Reads a document on a reader.", DocumentRead.RunAsync),
        new("document replay", "FILE …", "Judges a document that was read before.", DocumentReplay.RunAsync),
        new("fingerprint extract", "IMAGE… --out DIR", "Makes templates of pictures.", FingerprintExtract.RunAsync),
        new("fingerprint convert", "IN OUT", "Writes prints in another format.", FingerprintConvert.RunAsync),
        new("fingerprint pairs", "--dir DIR", "Scores all pairs of a set.", FingerprintPairs.RunAsync),
        new("fingerprint identify", "--gallery DIR …", "Searches prints in a folder.", FingerprintIdentify.RunAsync),
    ];

    internal static async Task<int> RunAsync(
        string[] arguments, CommandStreams streams, CancellationToken cancellation)
    {
        if (Array.Find(All, command => command.Takes(arguments)) is { } command)
            return await command.Run(arguments[command.Words..], streams, cancellation);
        await streams.Error.WriteLineAsync("bmis-post does not know this verb. It knows:");
        var lines = Array.ConvertAll(All, known => ($"  bmis-post {known.Path} {known.Arguments}  ", known.Job));
        var width = lines.Max(line => line.Item1.Length);
        foreach (var (line, job) in lines) await streams.Error.WriteLineAsync(line.PadRight(width) + job);
        return ExitCodes.WrongUse;
    }
}
