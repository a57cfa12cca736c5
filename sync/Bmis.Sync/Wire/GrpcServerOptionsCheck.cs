using Microsoft.Extensions.Options;

namespace Bmis.Sync.Wire;

/// <summary>Stops a server at start whose gRPC settings make no sense.</summary>
internal sealed class GrpcServerOptionsCheck : IValidateOptions<GrpcServerOptions>
{
    public ValidateOptionsResult Validate(string? name, GrpcServerOptions options)
    {
        if (options.Limits.Fault() is { } fault)
            return ValidateOptionsResult.Fail(fault);
        return options.LongestCall <= TimeSpan.Zero || options.LongestUnary <= TimeSpan.Zero
            ? ValidateOptionsResult.Fail("The gRPC settings LongestCall and LongestUnary must be longer than no time.")
            : ValidateOptionsResult.Success;
    }
}
