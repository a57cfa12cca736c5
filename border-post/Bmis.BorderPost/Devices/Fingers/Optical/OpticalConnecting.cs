using Bmis.BorderPost.Devices.Serial;

namespace Bmis.BorderPost.Devices.Fingers.Optical;

/// <summary>
/// Finds the rate at which a module listens, gives its password and raises the rate: a picture takes seven seconds at
/// 57600 bits a second and half of that at 115200.
/// </summary>
internal sealed class OpticalConnecting(FingerReaderOptions options)
{
    private const int Tries = 2;

    // Modules that are alive answer a password within 20 ms; there are half a dozen rates to be tried.
    private static readonly TimeSpan Probe = TimeSpan.FromMilliseconds(250);

    // As modules are set in the field, the usual ones first.
    private static readonly int[] Rates = [57600, 115200, 9600, 19200, 38400];

    private readonly TimeSpan _silence = TimeSpan.FromMilliseconds(options.SilenceMilliseconds);

    /// <summary>The rate at which the module answered last.</summary>
    internal int Rate { get; private set; } = options.Baud;

    /// <summary>Makes a module that was opened ready.</summary>
    /// <returns>Why it is not; null when it is.</returns>
    internal FingerReaderFault? Connect(SerialLine line, OpticalModule module)
    {
        FingerReaderFault? first = null;
        foreach (var rate in Rates.Prepend(options.Baud).Prepend(Rate).Distinct())
        {
            line.ChangeRate(rate);
            var answer = module.Order(ModuleOrders.VerifyPassword(options.PasswordNumber), Probe);
            if (answer.Fault is FingerReaderFault.Silent) continue;
            if (answer.Fault is { } fault)
            {
                first ??= fault;
                continue;
            }

            Rate = rate;
            return answer.Problem ?? (CheckParameters(module) is { } wrong ? wrong : Raise(line, module));
        }

        return first ?? FingerReaderFault.Silent;
    }

    private FingerReaderFault? CheckParameters(OpticalModule module)
    {
        var answer = module.Order(ModuleOrders.ReadParameters, _silence);
        if (answer.Problem is { } problem) return problem;
        return ModuleParameters.Read(answer.Rest.Span) is null ? FingerReaderFault.Unintelligible : null;
    }

    // A module or a line that does not bear the higher rate stays at the one it has.
    private FingerReaderFault? Raise(SerialLine line, OpticalModule module)
    {
        if (options.FastBaud <= Rate || !module.Order(ModuleOrders.SetRate(options.FastBaud), _silence).IsDone)
            return null;
        foreach (var rate in new[] { options.FastBaud, Rate })
        {
            line.ChangeRate(rate);
            for (var i = 0; i < Tries; i++)
            {
                if (!module.Order(ModuleOrders.VerifyPassword(options.PasswordNumber), Probe).IsDone) continue;
                Rate = rate;
                return null;
            }
        }

        return FingerReaderFault.Silent;
    }
}
