using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Serving;

/// <summary>Runs the lane until it is told to stop; prints the addresses once it serves.</summary>
internal static class ServeVerb
{
    internal static async Task<int> RunAsync(
        string[] arguments, CommandStreams streams, CancellationToken cancellation)
    {
        try
        {
            await using var app = Program.Build(arguments);
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            await app.StartAsync(cancellation);
            var lane = app.Services.GetRequiredService<IOptions<LaneOptions>>().Value.Id;
            Log.Serving(app.Logger, lane, string.Join(' ', app.Urls));
            await streams.Output.WriteLineAsync(JsonSerializer.Serialize(new { lane, addresses = app.Urls }));
            await streams.Output.FlushAsync(cancellation);
            await app.WaitForShutdownAsync(cancellation);
            return ExitCodes.Done;
        }
        catch (Exception exception) when (Sentences(exception) is { } sentences)
        {
            foreach (var sentence in sentences)
                await streams.Error.WriteLineAsync(sentence);
            return ExitCodes.CannotRun;
        }
    }

    /// <summary>What an administrator can put right; null for our bug, which keeps its stack.</summary>
    internal static IEnumerable<string>? Sentences(Exception exception) => exception switch
    {
        OptionsValidationException settings => settings.Failures,
        AggregateException many when many.InnerExceptions.All(one => Sentences(one) is not null) =>
            many.InnerExceptions.SelectMany(one => Sentences(one)!),
        CannotStartException or IOException => [exception.Message],
        _ => null,
    };
}
