using System.Globalization;
using Xunit.Runner.InProc.SystemConsole;

namespace Bmis.Sync.Simulation;

/// <summary>
/// Runs the tests, or with <c>--seed N [--runs M] [--misbehaviour NAME]</c> one seed or several from it on.
/// </summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments) =>
        arguments is ["--seed", ..] ? Task.FromResult(Replay(arguments)) : ConsoleRunner.Run(arguments);

    private static int Replay(string[] arguments)
    {
        if (!int.TryParse(After(arguments, "--seed"), CultureInfo.InvariantCulture, out var seed)
            || !int.TryParse(After(arguments, "--runs") ?? "1", CultureInfo.InvariantCulture, out var runs)
            || !Enum.TryParse(After(arguments, "--misbehaviour") ?? "None", out Misbehaviour misbehaviour))
        {
            Console.Error.WriteLine("--seed N [--runs M] [--misbehaviour NAME]");
            return 2;
        }

        try
        {
            Console.WriteLine(Simulation.Run(seed, runs, misbehaviour));
            return 0;
        }
        catch (SimulationFailedException failure)
        {
            Console.WriteLine(failure.Message);
            return 1;
        }
    }

    private static string? After(string[] arguments, string name) =>
        Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;
}
