using Bmis.Central.CommandLine;
using Bmis.Edifact.Interchange;

namespace Bmis.Central.PassengerData;

/// <summary>
/// <c>bmis-central passenger clean FILE</c>: the text of the interchanges without wrappers and folding, a segment a
/// line. With <c>--out</c> the bytes go to a file as they were sent.
/// </summary>
internal static class CleanVerb
{
    public const string Usage = "FILE [--out FILE]";

    public static async Task<int> RunAsync(VerbContext context)
    {
        var target = context.Arguments.Option("--out");
        var file = context.Arguments.Word("FILE");
        context.Arguments.RequireNothingElse();
        var clean = CleanText.Of(await PassengerFiles.ReadAsync(file, context.Cancellation));
        if (target is not null)
            await PassengerFiles.WriteAsync(target, clean, context.Cancellation);
        else
            context.WriteText(CharacterSet.Iso646.Decode(clean, out _));
        return VerbContext.Done;
    }
}
