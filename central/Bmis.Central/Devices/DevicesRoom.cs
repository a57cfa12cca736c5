using Bmis.Central.Intake;
using Bmis.Central.Listening;
using Bmis.Central.Officers;
using Bmis.Sync.Identity;
using Bmis.Sync.Wire;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Devices;

/// <summary>Which device is which lane: one-time codes, certificates, their renewal and revocation.</summary>
internal static class DevicesRoom
{
    private const string Caller = "enrolment";

    public static WebApplicationBuilder AddDevices(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<DevicesOptions>()
            .Bind(builder.Configuration.GetSection("Devices"))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<DevicesOptions>>(
            new OptionsCheck<DevicesOptions>(options => options.Problem()));
        services.AddSingleton<DeviceStore>();
        services.AddSingleton<DeviceIssuer>();
        services.AddSingleton<DeviceCodes>();
        services.AddSingleton<CertificateDesk>();
        services.AddOptions<GrpcServerOptions>().Configure<TimeProvider>((options, clock) => options.Steps.Add(
            new CallerLimits(
                call => IsOfDevice(call) ? Caller : null, DevicesParameters.Limits, clock).LimitAsync));
        return builder;
    }

    public static void MapDevices(this WebApplication application)
    {
        var desk = application.Services.GetRequiredService<CertificateDesk>();
        application.MapEnrolment(desk.EnrolAsync)
            .AllowAnonymous()
            .WithMetadata(PortMark.Enrolment);
        application.MapRenewal(
                (lane, call, request) => desk.RenewAsync(
                    lane.LaneId,
                    ShownCertificate.Of(lane.LaneId, call.PeerCertificate!).Sha256,
                    request,
                    call.CancellationToken),
                LaneScheme.Identify)
            .RequireAuthorization(Policies.Lane)
            .WithMetadata(ForLanes.Mark, ForRenewal.Mark);
        DeviceEndpoints.Map(application);
    }

    private static bool IsOfDevice(GrpcCall call) =>
        call.HttpContext.Features.Get<PortMark>() == PortMark.Enrolment;
}
