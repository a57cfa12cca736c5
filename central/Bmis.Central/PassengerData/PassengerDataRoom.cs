using Bmis.Central.PassengerData.Arrivals;
using Bmis.Central.PassengerData.Cases;
using Bmis.Central.PassengerData.Flights;
using Bmis.Central.PassengerData.Interactive;
using Bmis.Central.PassengerData.Quality;
using Bmis.Central.PassengerData.Quarantine;
using Bmis.Central.PassengerData.Receiving;
using Bmis.Central.PassengerData.Referrals;
using Bmis.Central.PassengerData.Retention;
using Bmis.Central.PassengerData.Screening;
using Bmis.Central.PassengerData.Storing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Bmis.Central.PassengerData;

/// <summary>Carriers' passenger data: received, read, stored, screened.</summary>
internal static class PassengerDataRoom
{
    public static WebApplicationBuilder AddPassengerData(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<PassengerDataOptions>().Bind(builder.Configuration.GetSection("PassengerData"))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<PassengerDataOptions>>(
            new OptionsCheck<PassengerDataOptions>(one => one.Problem()));
        services.AddSingleton(provider =>
            AgreedProfiles.Read(provider.GetRequiredService<IOptions<PassengerDataOptions>>().Value.ProfilesFile));
        services.AddSingleton<SyntaxReports>();
        services.AddSingleton<PassengerSeal>();
        services.AddSingleton<IntakeSignal>();
        services.AddSingleton<TransmissionDoor>();
        services.AddSingleton<PartnerStore>();
        services.AddSingleton<ArrivalPlaces>();
        services.AddSingleton<ExpectedFeed>();
        services.AddSingleton<ArrivalReader>();
        services.AddSingleton<ExpectedKeeper>();
        services.AddSingleton<FlightStore>();
        services.AddSingleton<PersonStore>();
        services.AddSingleton<BookingStore>();
        services.AddSingleton<CaseStore>();
        services.AddSingleton<ReferralSeal>();
        services.AddSingleton<ReferralStore>();
        services.AddSingleton<RetentionStore>();
        services.AddSingleton<BookingTexts>();
        services.AddSingleton<DuePictures>();
        services.AddSingleton<PassengerKeeper>();
        services.AddSingleton<WatchedFolder>();
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, CarrierIdentity>(CarrierIdentity.Name, null);
        services.AddAuthorizationBuilder().AddPolicy(CarrierIdentity.Name, policy => policy
            .AddAuthenticationSchemes(CarrierIdentity.Name)
            .RequireClaim(CarrierIdentity.Name));
        CarrierLimits.Add(services);
        services.AddSingleton<TransmissionStore>();
        services.AddSingleton<QuarantineStore>();
        services.AddSingleton<HeldDesk>();
        services.AddSingleton<FigureStore>();
        services.AddSingleton<EvidenceStore>();
        services.AddSingleton<MessageStore>();
        services.AddSingleton<PassengerIntake>();
        services.AddSingleton<PassengerScreening>();
        services.AddHostedService<IntakeWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<ExpectedKeeper>());
        services.AddHostedService(provider => provider.GetRequiredService<PassengerKeeper>());
        InteractiveRoom.Add(services);
        services.AddHostedService(provider => provider.GetRequiredService<WatchedFolder>());
        services.AddHostedService(provider => provider.GetRequiredService<PassengerScreening>());
        return builder;
    }

    public static void MapPassengerData(this WebApplication application)
    {
        ReceiveEndpoints.Map(application);
        FlightEndpoints.Map(application);
        CaseEndpoints.Map(application);
        ReferralEndpoints.Map(application);
        ArrivalEndpoints.Map(application);
        QuarantineEndpoints.Map(application);
        QualityEndpoints.Map(application);
        InteractiveRoom.Map(application);
    }
}
