using System.Security.Cryptography;
using System.Text.Json;
using Bmis.Sync.Sealing;

namespace Bmis.BorderPost.Keys;

/// <summary>Makes key files and adds keys to them; prints the file and the newest key's id, never a key.</summary>
internal static class KeysVerbs
{
    internal static Task<int> MakeAsync(string[] arguments, CommandStreams streams, CancellationToken cancellation) =>
        RunAsync("make", arguments, streams, KeyFile.Make);

    internal static Task<int> RotateAsync(string[] arguments, CommandStreams streams, CancellationToken cancellation) =>
        RunAsync("rotate", arguments, streams, Rotate);

    // A file that no lane would start with is not made longer.
    private static SealingKeyId Rotate(string path, RandomNumberGenerator random)
    {
        var result = KeyFile.Read(path, random);
        using var keys = result.Keys;
        return result.IsValid ? KeyFile.Rotate(path, random) : throw new IOException(result.Fault);
    }

    private static async Task<int> RunAsync(
        string verb, string[] arguments, CommandStreams streams, Func<string, RandomNumberGenerator, SealingKeyId> work)
    {
        if (arguments is not [var path])
        {
            await streams.Error.WriteLineAsync($"bmis-post keys {verb} takes the path of one key file.");
            return ExitCodes.WrongUse;
        }

        try
        {
            using var random = RandomNumberGenerator.Create();
            var newest = work(path, random).ToString();
            await streams.Output.WriteLineAsync(JsonSerializer.Serialize(new { file = path, newest }));
            return ExitCodes.Done;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await streams.Error.WriteLineAsync(failure.Message);
            return ExitCodes.CannotRun;
        }
    }
}
