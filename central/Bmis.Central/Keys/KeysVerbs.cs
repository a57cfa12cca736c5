using System.Security.Cryptography;
using Bmis.Central.CommandLine;
using Bmis.Sync.Sealing;

namespace Bmis.Central.Keys;

/// <summary>Makes key files and adds keys to them; prints the file and the newest key's id, never a key.</summary>
internal static class KeysVerbs
{
    public const string Usage = "FILE";

    public static Task<int> MakeAsync(VerbContext context) => Run(context, KeyFile.Make);

    public static Task<int> RotateAsync(VerbContext context) => Run(context, Rotate);

    // A file that no server would start with is not made longer.
    private static SealingKeyId Rotate(string path, RandomNumberGenerator random)
    {
        var result = KeyFile.Read(path, random);
        using var keys = result.Keys;
        return result.IsValid ? KeyFile.Rotate(path, random) : throw new StopException(result.Fault);
    }

    private static Task<int> Run(VerbContext context, Func<string, RandomNumberGenerator, SealingKeyId> work)
    {
        var file = context.Arguments.Word("FILE");
        context.Arguments.RequireNothingElse();
        using var random = RandomNumberGenerator.Create();
        try
        {
            context.Write(new { file, newest = work(file, random).ToString() });
            return Task.FromResult(VerbContext.Done);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StopException(fault.Message);
        }
    }
}
